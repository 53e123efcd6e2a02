package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.Filter;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/conversations")
class ConversationsApi {

    private final Conversations conversations;
    private final Attaching attaching;
    private final ApprovedTexts texts;

    ConversationsApi(Conversations conversations, Attaching attaching, ApprovedTexts texts) {
        this.conversations = conversations;
        this.attaching = attaching;
        this.texts = texts;
    }

    /**
     * @param text Markdown
     * @param template id of an approved text, sent in place of {@code text}
     */
    record Answer(@Nullable String text, @Nullable String template) {}

    record Assignment(@Nullable UUID accountId) {}

    record Queued(UUID id, String status) {}

    @Operation(summary = "List conversations, the latest first")
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
            @RequestParam(defaultValue = "false") boolean waiting,
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
                        text,
                        waiting),
                cursor,
                page(limit));
    }

    @Operation(summary = "Show a conversation")
    @GetMapping("/{id}")
    ConversationView get(Caller caller, @PathVariable UUID id) {
        return conversations
                .find(caller, new ConversationId(id))
                .orElseThrow(() -> new Problem.Missing("conversation", id));
    }

    @Operation(summary = "List the messages of a conversation, newest first")
    @GetMapping("/{id}/messages")
    PageOf<MessageView> messages(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        get(caller, id);
        return conversations.messages(caller, new ConversationId(id), cursor, page(limit));
    }

    @Operation(summary = "Answer as a person; the message waits its turn")
    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Queued answer(Caller caller, @PathVariable UUID id, @RequestBody Answer answer) {
        ConversationId conversation = new ConversationId(id);
        Composed composed = answer.template() == null
                ? Composed.of(answer.text() == null ? "" : answer.text())
                : texts.composed(caller, conversation, answer.template());
        return new Queued(conversations.answer(caller, conversation, composed), "queued");
    }

    /** With files: as many parts {@code files} as there are, at most 10, and the words as part {@code text}. */
    @Operation(summary = "Answer as a person; the message waits its turn")
    @PostMapping(path = "/{id}/messages", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Queued answer(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestPart(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        ConversationId conversation = new ConversationId(id);
        List<MultipartFile> given = files == null ? List.of() : files;
        if (given.size() > Attaching.FILES_MAX) {
            throw Attaching.invalid("many");
        }
        List<StoredPart> parts = new ArrayList<>();
        for (MultipartFile file : given) {
            try (InputStream content = file.getInputStream()) {
                parts.add(attaching.take(caller, conversation, file.getOriginalFilename(), file.getSize(), content));
            }
        }
        return new Queued(conversations.answer(caller, conversation, new Composed(text, parts, null)), "queued");
    }

    @Operation(summary = "Send a message again whose fate is unknown, or that failed")
    @PostMapping("/{id}/messages/{messageId}/resends")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(Caller caller, @PathVariable UUID id, @PathVariable UUID messageId) {
        conversations.resend(caller, new ConversationId(id), messageId);
    }

    @Operation(summary = "Take a conversation over; the assistant is silent from now on")
    @PutMapping("/{id}/takeover")
    ConversationView takeOver(Caller caller, @PathVariable UUID id) {
        conversations.takeOver(caller, new ConversationId(id));
        return get(caller, id);
    }

    @Operation(summary = "Hand a conversation back to the assistant")
    @DeleteMapping("/{id}/takeover")
    ConversationView handBack(Caller caller, @PathVariable UUID id) {
        conversations.handBack(caller, new ConversationId(id));
        return get(caller, id);
    }

    /** Gives the conversation to a person, who has it from now on. */
    @Operation(summary = "Give a conversation to a colleague")
    @PutMapping("/{id}/assignee")
    ConversationView assign(Caller caller, @PathVariable UUID id, @RequestBody Assignment assignment) {
        conversations.assign(caller, new ConversationId(id), assignment.accountId());
        return get(caller, id);
    }

    private static int page(int limit) {
        return Math.clamp(limit, 1, 200);
    }
}
