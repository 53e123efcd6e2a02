package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What can be sent once the time for free text is over; asked of the provider when it is looked at. */
@Pages
class TemplatePages {

    private final ApprovedTexts texts;
    private final Templates templates;

    TemplatePages(ApprovedTexts texts, Templates templates) {
        this.texts = texts;
        this.templates = templates;
    }

    @PartOf("/app/messaging/{id}")
    @GetMapping("/app/messaging/{id:[0-9a-f-]{36}}/templates")
    JteModel list(Page page, Caller caller, @PathVariable UUID id) {
        String base = "/app/messaging/" + id;
        try {
            return templates.conversation_templates(page, base, texts.of(caller, new ConversationId(id)), "");
        } catch (Problem.Conflict unavailable) {
            return templates.conversation_templates(page, base, List.of(), String.valueOf(unavailable.getMessage()));
        }
    }
}
