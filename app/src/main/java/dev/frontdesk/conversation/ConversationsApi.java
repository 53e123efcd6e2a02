package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.Filter;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations")
class ConversationsApi {

    private final Conversations conversations;

    ConversationsApi(Conversations conversations) {
        this.conversations = conversations;
    }

    record Answer(@Nullable String text) {}

    record Assignment(@Nullable UUID accountId) {}

    record Queued(UUID id, String status) {}

    @GetMapping
    PageOf<ConversationView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID projectId,
            @RequestParam(required = false) @Nullable UUID connectionId,
            @RequestParam(required = false) @Nullable String connector,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID contactId,
            @RequestParam(required = false) @Nullable String messageStatus,
            @RequestParam(required = false) @Nullable UUID assigneeId,
            @RequestParam(required = false) @Nullable UUID mentionedId,
            @RequestParam(required = false) @Nullable String label,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return conversations.list(
                caller,
                new Filter(
                        projectId,
                        connectionId,
                        connector,
                        state,
                        contactId,
                        messageStatus,
                        assigneeId,
                        mentionedId,
                        label,
                        text),
                cursor,
                page(limit));
    }

    @GetMapping("/{id}")
    ConversationView get(Caller caller, @PathVariable UUID id) {
        return conversations
                .find(caller, new ConversationId(id))
                .orElseThrow(() -> new Problem.Missing("conversation", id));
    }

    @GetMapping("/{id}/messages")
    PageOf<MessageView> messages(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        get(caller, id);
        return conversations.messages(caller, new ConversationId(id), cursor, page(limit));
    }

    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Queued answer(Caller caller, @PathVariable UUID id, @RequestBody Answer answer) {
        String text = answer.text() == null ? "" : answer.text();
        return new Queued(conversations.answer(caller, new ConversationId(id), text), "queued");
    }

    @PostMapping("/{id}/messages/{messageId}/resends")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(Caller caller, @PathVariable UUID id, @PathVariable UUID messageId) {
        conversations.resend(caller, new ConversationId(id), messageId);
    }

    @PutMapping("/{id}/takeover")
    ConversationView takeOver(Caller caller, @PathVariable UUID id) {
        conversations.takeOver(caller, new ConversationId(id));
        return get(caller, id);
    }

    @DeleteMapping("/{id}/takeover")
    ConversationView handBack(Caller caller, @PathVariable UUID id) {
        conversations.handBack(caller, new ConversationId(id));
        return get(caller, id);
    }

    /** Gives the conversation to a person, who has it from now on. */
    @PutMapping("/{id}/assignee")
    ConversationView assign(Caller caller, @PathVariable UUID id, @RequestBody Assignment assignment) {
        conversations.assign(caller, new ConversationId(id), assignment.accountId());
        return get(caller, id);
    }

    private static int page(int limit) {
        return Math.clamp(limit, 1, 200);
    }
}
