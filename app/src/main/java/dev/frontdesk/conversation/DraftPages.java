package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Drafts where they stand in the conversation. One is changed in the composer, which no news redraws. */
@Pages
@RequestMapping("/app/messaging/{id:[0-9a-f-]{36}}")
class DraftPages {

    private static final int MESSAGES = 50;

    private final Drafts drafts;
    private final HubViews views;
    private final Templates templates;

    DraftPages(Drafts drafts, HubViews views, Templates templates) {
        this.drafts = drafts;
        this.views = views;
        this.templates = templates;
    }

    @PartOf("/app/messaging/{id}")
    @GetMapping("/drafts/{draft}")
    JteModel edit(Page page, Caller caller, @PathVariable UUID id, @PathVariable UUID draft) {
        return templates.conversation_draft(page, drafts.require(caller, new ConversationId(id), draft));
    }

    @PartOf("/app/messaging/{id}")
    @GetMapping("/composer")
    JteModel composer(Page page, Caller caller, @PathVariable UUID id) {
        return templates.conversation_composer(page, thread(page, caller, id), false);
    }

    @PostMapping("/drafts/{draft}/approvals")
    Html approve(
            Page page,
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam(required = false) @Nullable String text) {
        drafts.send(caller, new ConversationId(id), draft, text);
        return settled(page, caller, id);
    }

    @DeleteMapping("/drafts/{draft}")
    Html discard(Page page, Caller caller, @PathVariable UUID id, @PathVariable UUID draft) {
        drafts.discard(caller, new ConversationId(id), draft);
        return settled(page, caller, id);
    }

    private Html settled(Page page, Caller caller, UUID id) {
        Hub.Thread thread = thread(page, caller, id);
        return Html.of(
                templates.conversation_messages(page, thread),
                templates.conversation_threadhead(page, thread, true),
                templates.conversation_composer(page, thread, true));
    }

    private Hub.Thread thread(Page page, Caller caller, UUID id) {
        return views.thread(page, caller, new ConversationId(id), MESSAGES);
    }
}
