package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import java.util.List;

/** What agents can be limited to. Implemented by the tool module, which stands above this one. */
public interface ToolNames {

    /** @param tools names of what belongs to it */
    record Area(String area, List<String> tools) {

        public Area {
            tools = List.copyOf(tools);
        }
    }

    /** All that there is, whatever the project has switched off. */
    List<Area> areas(Caller caller, ProjectId project);
}
