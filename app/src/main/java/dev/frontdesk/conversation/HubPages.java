package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The messaging hub: all conversations of all channels, and a person's hand in them. */
@Pages
@RequestMapping("/app/messaging")
class HubPages {

    private static final String ID = "/{id:[0-9a-f-]{36}}";
    private static final Pattern OPEN = Pattern.compile(".*/app/messaging/([0-9a-f-]{36}).*");
    private static final int MESSAGES = 50;
    private static final int MESSAGES_MAX = 1_000;

    private final Conversations conversations;
    private final HubViews views;
    private final Attaching attaching;
    private final ApprovedTexts texts;
    private final FileAttempts attempts;
    private final Templates templates;

    HubPages(
            Conversations conversations,
            HubViews views,
            Attaching attaching,
            ApprovedTexts texts,
            FileAttempts attempts,
            Templates templates) {
        this.conversations = conversations;
        this.views = views;
        this.attaching = attaching;
        this.texts = texts;
        this.attempts = attempts;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller, Hub.Choice choice) {
        return templates.conversationHub(page, new Hub.View(views.listing(page, caller, choice, null, null), null));
    }

    /** The list, with the counts of its tabs; a page of it where a cursor is given. */
    @PartOf("/app/messaging")
    @GetMapping("/list")
    Html list(
            Page page,
            Caller caller,
            Hub.Choice choice,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Current-URL", defaultValue = "") String address) {
        Matcher open = OPEN.matcher(address);
        UUID here = open.matches() ? UUID.fromString(open.group(1)) : null;
        Hub.Listing listing = views.listing(page, caller, choice, cursor, here);
        return cursor == null
                ? Html.of(templates.conversation_list(page, listing), templates.conversation_tabs(page, listing, true))
                : Html.of(templates.conversation_lines(page, listing));
    }

    /** The whole hub with a conversation open; for htmx, that conversation alone. */
    @GetMapping(ID)
    JteModel open(Page page, Caller caller, @PathVariable UUID id, Hub.Choice choice) {
        Hub.Thread thread = thread(page, caller, id, MESSAGES);
        return page.fragment()
                ? templates.conversation_thread(page, thread)
                : templates.conversationHub(page, new Hub.View(views.listing(page, caller, choice, null, id), thread));
    }

    /** Whoever looks at a conversation has read it. */
    private Hub.Thread thread(Page page, Caller caller, UUID id, int limit) {
        Hub.Thread thread = views.thread(page, caller, new ConversationId(id), limit);
        if (thread.conversation().unread() > 0 || thread.conversation().attention() != null) {
            conversations.read(caller, new ConversationId(id));
        }
        return thread;
    }

    @PartOf("/app/messaging/{id}")
    @GetMapping(ID + "/messages")
    Html messages(
            Page page,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + MESSAGES) int limit,
            @RequestParam(required = false) @Nullable Boolean closed) {
        Hub.Thread thread = thread(page, caller, id, Math.clamp(limit, 1, MESSAGES_MAX));
        return closed == null || closed == thread.closed()
                ? changed(page, thread)
                : Html.of(
                        templates.conversation_messages(page, thread),
                        templates.conversation_threadhead(page, thread, true),
                        templates.conversation_composer(page, thread, true));
    }

    private Html changed(Page page, Hub.Thread thread) {
        return Html.of(
                templates.conversation_messages(page, thread), templates.conversation_threadhead(page, thread, true));
    }

    @PostMapping(ID + "/messages")
    Html answer(Page page, Caller caller, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        ConversationId conversation = new ConversationId(id);
        conversations.answer(caller, conversation, composed(caller, conversation, form));
        return changed(page, thread(page, caller, id, MESSAGES)).event("sent", id.toString());
    }

    private Composed composed(Caller caller, ConversationId id, MultiValueMap<String, String> form) {
        String template = form.getFirst("template");
        if (template != null) {
            return texts.composed(caller, id, template);
        }
        List<String> hashes = form.getOrDefault("file", List.of());
        List<String> names = form.getOrDefault("fileName", List.of());
        if (hashes.size() > Attaching.FILES_MAX) {
            throw Attaching.invalid("many");
        }
        return new Composed(
                Objects.requireNonNullElse(form.getFirst("text"), ""),
                IntStream.range(0, hashes.size())
                        .mapToObj(
                                i -> attaching.kept(caller, id, hashes.get(i), i < names.size() ? names.get(i) : null))
                        .toList(),
                null);
    }

    @PostMapping(ID + "/messages/{message}/resends")
    Html resend(Page page, Caller caller, @PathVariable UUID id, @PathVariable UUID message) {
        conversations.resend(caller, new ConversationId(id), message);
        return changed(page, thread(page, caller, id, MESSAGES));
    }

    @PostMapping(ID + "/messages/{message}/parts/{number}/attempts")
    Html fetchAgain(
            Page page, Caller caller, @PathVariable UUID id, @PathVariable UUID message, @PathVariable int number) {
        attempts.tryAgain(caller, new ConversationId(id), message, number);
        return changed(page, thread(page, caller, id, MESSAGES));
    }

    @PutMapping(ID + "/takeover")
    Html takeOver(Page page, Caller caller, @PathVariable UUID id) {
        conversations.takeOver(caller, new ConversationId(id));
        return changed(page, thread(page, caller, id, MESSAGES));
    }

    @DeleteMapping(ID + "/takeover")
    Html handBack(Page page, Caller caller, @PathVariable UUID id) {
        conversations.handBack(caller, new ConversationId(id));
        return changed(page, thread(page, caller, id, MESSAGES));
    }
}
