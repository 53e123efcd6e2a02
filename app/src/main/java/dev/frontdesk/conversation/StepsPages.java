package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How a reply came about, under its bubble. */
@Pages
class StepsPages {

    private final Explaining explaining;
    private final Templates templates;

    StepsPages(Explaining explaining, Templates templates) {
        this.explaining = explaining;
        this.templates = templates;
    }

    @PartOf("/app/messaging/{id}")
    @GetMapping("/app/messaging/{id:[0-9a-f-]{36}}/messages/{message:[0-9a-f-]{36}}/steps")
    JteModel show(Page page, Caller caller, @PathVariable UUID id, @PathVariable UUID message) {
        return templates.conversation_steps(page, explaining.steps(caller, new ConversationId(id), message));
    }
}
