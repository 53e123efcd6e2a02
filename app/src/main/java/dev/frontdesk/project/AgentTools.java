package dev.frontdesk.project;

import dev.frontdesk.project.ToolNames.Area;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tools of an agent as its form shows them. */
public record AgentTools(List<Choice> areas) {

    /**
     * @param chosen as a whole
     * @param tools each with whether it is chosen by itself
     */
    public record Choice(String area, boolean chosen, List<Single> tools) {

        public boolean open() {
            return tools.stream().anyMatch(Single::chosen);
        }
    }

    public record Single(String name, boolean chosen) {}

    public AgentTools {
        areas = List.copyOf(areas);
    }

    /** @param chosen names; those that nothing has any more are kept in a group without a name */
    static AgentTools of(List<Area> known, List<String> chosen) {
        Set<String> left = new HashSet<>(chosen);
        List<Choice> areas = new ArrayList<>();
        for (Area area : known) {
            left.remove(area.area());
            area.tools().forEach(left::remove);
            areas.add(new Choice(
                    area.area(),
                    chosen.contains(area.area()),
                    area.tools().stream()
                            .map(tool -> new Single(tool, chosen.contains(tool)))
                            .toList()));
        }
        if (!left.isEmpty()) {
            areas.add(new Choice(
                    "",
                    false,
                    left.stream().sorted().map(tool -> new Single(tool, true)).toList()));
        }
        return new AgentTools(areas);
    }
}
