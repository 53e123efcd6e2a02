package dev.frontdesk.tool;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.project.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What can be switched on and off in a project.
 *
 * @param mayConfigure whether by this person
 */
public record ToolAreas(UUID project, boolean mayConfigure, List<Area> items) {

    /** @param tools names of what belongs to it */
    public record Area(String area, boolean on, List<String> tools) {}

    public ToolAreas {
        items = List.copyOf(items);
    }

    boolean has(String area) {
        return items.stream().anyMatch(each -> each.area().equals(area));
    }

    static ToolAreas of(Catalogue catalogue, Project project, Caller caller) {
        Asker asker = new Asker(caller.organization(), project.id(), caller, null, Language.ENGLISH);
        Map<String, List<String>> names = new LinkedHashMap<>();
        catalogue
                .known(asker)
                .forEach(tool -> names.computeIfAbsent(tool.area(), area -> new ArrayList<>())
                        .add(tool.name()));
        return new ToolAreas(
                project.id().value(),
                caller.mayConfigure(project.id()),
                names.entrySet().stream()
                        .map(each ->
                                new Area(each.getKey(), !project.areasOff().contains(each.getKey()), each.getValue()))
                        .toList());
    }
}
