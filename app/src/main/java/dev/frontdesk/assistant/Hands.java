package dev.frontdesk.assistant;

import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Tool;
import java.util.List;

/** By which the assistant has tools called: for good, or in rehearsal. */
interface Hands {

    /** @param chosen names of tools or areas that the agent is limited to; empty: all */
    List<Tool> tools(Asker asker, List<String> chosen);

    /** Never throws for what was asked; called from several threads for what only reads. */
    Made call(Errand errand);
}
