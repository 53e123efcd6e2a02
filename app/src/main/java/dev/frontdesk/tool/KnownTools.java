package dev.frontdesk.tool;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.ToolNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the form of an agent what there is. */
@Component
class KnownTools implements ToolNames {

    private final Catalogue catalogue;

    KnownTools(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Area> areas(Caller caller, ProjectId project) {
        Asker asker = new Asker(caller.organization(), project, caller, null, Language.ENGLISH);
        Map<String, List<String>> names = catalogue.known(asker).stream()
                .collect(Collectors.groupingBy(
                        Tool::area, TreeMap::new, Collectors.mapping(Tool::name, Collectors.toList())));
        return names.entrySet().stream()
                .map(each -> new Area(each.getKey(), each.getValue()))
                .toList();
    }
}
