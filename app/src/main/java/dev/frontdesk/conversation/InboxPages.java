package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people do around the conversation that is open: notes, labels, handing on, merging its contact. */
@Pages
@RequestMapping("/app/messaging/{id:[0-9a-f-]{36}}")
class InboxPages {

    private static final int MESSAGES = 50;
    private static final int CONTACTS = 8;

    private final Conversations conversations;
    private final HubViews views;
    private final Notes notes;
    private final Labels labels;
    private final Typing typing;
    private final Contacts contacts;
    private final Merging merging;
    private final Templates templates;

    InboxPages(
            Conversations conversations,
            HubViews views,
            Notes notes,
            Labels labels,
            Typing typing,
            Contacts contacts,
            Merging merging,
            Templates templates) {
        this.conversations = conversations;
        this.views = views;
        this.notes = notes;
        this.labels = labels;
        this.typing = typing;
        this.contacts = contacts;
        this.merging = merging;
        this.templates = templates;
    }

    private Html messages(Page page, Caller caller, UUID id) {
        Hub.Thread thread = views.thread(page, caller, new ConversationId(id), MESSAGES);
        return Html.of(
                templates.conversation_messages(page, thread), templates.conversation_threadhead(page, thread, true));
    }

    @PostMapping("/notes")
    Html note(Page page, Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String text) {
        notes.add(caller, new ConversationId(id), text);
        return messages(page, caller, id).event("sent", id.toString());
    }

    @DeleteMapping("/notes/{note}")
    Html removeNote(Page page, Caller caller, @PathVariable UUID id, @PathVariable UUID note) {
        notes.remove(caller, new ConversationId(id), note);
        return messages(page, caller, id);
    }

    @PutMapping("/typing")
    Html type(Caller caller, @PathVariable UUID id) {
        typing.types(caller, new ConversationId(id));
        return Html.nothing();
    }

    /** Whom it can be given to, or what can be answered: shown when the menu is opened. */
    @PartOf("/app/messaging/{id}")
    @GetMapping("/{menu:colleagues|canned}")
    JteModel menu(Page page, Caller caller, @PathVariable UUID id, @PathVariable String menu) {
        Hub.Hands hands = views.hands(caller, new ConversationId(id));
        return menu.equals("canned")
                ? templates.conversation_cannedmenu(page, hands)
                : templates.conversation_colleagues(page, hands);
    }

    @PutMapping("/assignee")
    Html assign(Page page, Caller caller, @PathVariable UUID id, @RequestParam UUID account) {
        conversations.assign(caller, new ConversationId(id), account);
        return messages(page, caller, id);
    }

    @PutMapping("/labels")
    Html label(
            Page page,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String conversationLabels,
            @RequestParam(required = false) @Nullable String contactLabels) {
        labels.ofConversation(caller, new ConversationId(id), words(conversationLabels));
        UUID contact = contactOf(caller, id);
        if (contact != null && contactLabels != null) {
            labels.ofContact(caller, contact, words(contactLabels));
        }
        return contact(page, caller, id).toast(Tone.GOOD, page.say("panel.saved"));
    }

    private static List<String> words(String labels) {
        return Arrays.stream(labels.split(",")).map(String::strip).toList();
    }

    /** As it is shown, merged or not. */
    private @Nullable UUID contactOf(Caller caller, UUID id) {
        UUID contact = conversations.require(caller, new ConversationId(id)).contactId();
        return contact == null
                ? null
                : contacts.find(caller, contact)
                        .map(ConversationViews.ContactView::id)
                        .orElse(null);
    }

    private Html contact(Page page, Caller caller, UUID id) {
        return Html.of(
                templates.conversation_contact(page, views.thread(page, caller, new ConversationId(id), MESSAGES)));
    }

    /** Contacts that may be the same person. */
    @PartOf("/app/messaging/{id}")
    @GetMapping("/contacts")
    JteModel candidates(Page page, Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        UUID own = contactOf(caller, id);
        return templates.conversation_candidates(
                page,
                id,
                q.isBlank()
                        ? List.of()
                        : contacts.list(caller, q, null, CONTACTS).items().stream()
                                .filter(each -> !each.id().equals(own))
                                .toList());
    }

    @PutMapping("/merge")
    Html merge(Page page, Caller caller, @PathVariable UUID id, @RequestParam UUID contact) {
        UUID own = contactOf(caller, id);
        merging.merge(caller, contact, Objects.requireNonNull(own, () -> "Conversation " + id + " has no contact"));
        return contact(page, caller, id).toast(Tone.GOOD, page.say("conversation.merged"));
    }

    @DeleteMapping("/merge")
    Html separate(Page page, Caller caller, @PathVariable UUID id, @RequestParam UUID contact) {
        UUID own = contactOf(caller, id);
        boolean merged = own != null
                && contacts.find(caller, own).stream()
                        .flatMap(each -> each.merged().stream())
                        .anyMatch(each -> each.id().equals(contact));
        if (!merged) {
            throw new Problem.Missing("contact", contact);
        }
        merging.separate(caller, contact);
        return contact(page, caller, id).toast(Tone.GOOD, page.say("conversation.separated"));
    }
}
