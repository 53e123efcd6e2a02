package dev.frontdesk.assistant;

import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Catalogue;
import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Toolbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** For good: checked, journaled, done and audited. */
@Component
class LiveHands implements Hands {

    private final Catalogue catalogue;
    private final Toolbox toolbox;

    LiveHands(Catalogue catalogue, Toolbox toolbox) {
        this.catalogue = catalogue;
        this.toolbox = toolbox;
    }

    @Override
    public List<Tool> tools(Asker asker, List<String> chosen) {
        return catalogue.tools(asker, chosen);
    }

    @Override
    public Made call(Errand errand) {
        return toolbox.call(errand);
    }
}
