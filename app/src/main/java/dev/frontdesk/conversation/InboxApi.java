package dev.frontdesk.conversation;

import dev.frontdesk.conversation.CannedAnswers.CannedAnswerView;
import dev.frontdesk.conversation.Colleagues.Colleague;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.Notes.NoteView;
import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people do around a conversation: notes, labels, answers at hand, who is writing. */
@RestController
@RequestMapping("/api/v1")
class InboxApi {

    record Written(@Nullable String text) {}

    record Canned(@Nullable String name, @Nullable String text) {}

    record Items<T>(List<T> items) {}

    /** Accounts of those who are writing an answer just now, beside the caller. */
    record Writers(List<UUID> items) {}

    /** @param counts by connector, of conversations that concern people */
    record Unread(Map<String, Integer> counts) {}

    private final Conversations conversations;
    private final Notes notes;
    private final Labels labels;
    private final CannedAnswers canned;
    private final Typing typing;
    private final Inboxes inboxes;
    private final Colleagues colleagues;

    InboxApi(
            Conversations conversations,
            Notes notes,
            Labels labels,
            CannedAnswers canned,
            Typing typing,
            Inboxes inboxes,
            Colleagues colleagues) {
        this.colleagues = colleagues;
        this.conversations = conversations;
        this.notes = notes;
        this.labels = labels;
        this.canned = canned;
        this.typing = typing;
        this.inboxes = inboxes;
    }

    @Operation(summary = "List the notes of a conversation")
    @GetMapping("/conversations/{id}/notes")
    Items<NoteView> notes(Caller caller, @PathVariable UUID id) {
        conversations.require(caller, new ConversationId(id));
        return new Items<>(notes.of(caller, new ConversationId(id)));
    }

    @Operation(summary = "Write a note for colleagues")
    @PostMapping("/conversations/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    NoteView addNote(Caller caller, @PathVariable UUID id, @RequestBody Written note) {
        return notes.add(caller, new ConversationId(id), note.text() == null ? "" : note.text());
    }

    @Operation(summary = "Delete a note")
    @DeleteMapping("/conversations/{id}/notes/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeNote(Caller caller, @PathVariable UUID id, @PathVariable UUID note) {
        notes.remove(caller, new ConversationId(id), note);
    }

    @Operation(summary = "Label a conversation")
    @PutMapping("/conversations/{id}/labels")
    ConversationView label(Caller caller, @PathVariable UUID id, @RequestBody ContactsApi.Labelled labelled) {
        labels.ofConversation(caller, new ConversationId(id), labelled.all());
        return conversations.require(caller, new ConversationId(id));
    }

    /** Tells colleagues that an answer is being written. */
    @Operation(summary = "Tell that you are writing an answer")
    @PutMapping("/conversations/{id}/typing")
    Writers type(Caller caller, @PathVariable UUID id) {
        typing.types(caller, new ConversationId(id));
        return writers(caller, id);
    }

    @Operation(summary = "List who else is writing an answer")
    @GetMapping("/conversations/{id}/typing")
    Writers writers(Caller caller, @PathVariable UUID id) {
        conversations.require(caller, new ConversationId(id));
        return new Writers(typing.others(caller, new ConversationId(id)));
    }

    /** The canned answers as they read in this conversation. */
    @Operation(summary = "List the answers at hand, filled in for a conversation")
    @GetMapping("/conversations/{id}/canned-answers")
    Items<CannedAnswerView> cannedIn(Caller caller, @PathVariable UUID id) {
        return new Items<>(canned.in(caller, conversations.require(caller, new ConversationId(id))));
    }

    @Operation(summary = "List the answers at hand")
    @GetMapping("/canned-answers")
    Items<CannedAnswerView> canned(Caller caller) {
        return new Items<>(canned.list(caller));
    }

    @Operation(summary = "Add an answer at hand")
    @PostMapping("/canned-answers")
    @ResponseStatus(HttpStatus.CREATED)
    CannedAnswerView addCanned(Caller caller, @RequestBody Canned answer) {
        return canned.add(caller, answer.name(), answer.text());
    }

    @Operation(summary = "Change an answer at hand")
    @PutMapping("/canned-answers/{id}")
    CannedAnswerView changeCanned(Caller caller, @PathVariable UUID id, @RequestBody Canned answer) {
        return canned.change(caller, id, answer.name(), answer.text());
    }

    @Operation(summary = "Delete an answer at hand")
    @DeleteMapping("/canned-answers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCanned(Caller caller, @PathVariable UUID id) {
        canned.remove(caller, id);
    }

    /** Those who answer conversations, and whether they are there. */
    @Operation(summary = "List colleagues and who is there")
    @GetMapping("/colleagues")
    Items<Colleague> colleagues(Caller caller) {
        caller.requireConverse();
        return new Items<>(colleagues.of(caller.organization()));
    }

    @Operation(summary = "List the labels in use")
    @GetMapping("/labels")
    Items<String> labels(Caller caller) {
        return new Items<>(labels.known(caller));
    }

    @Operation(summary = "Count unread messages by channel")
    @GetMapping("/conversations/unread")
    Unread unread(Caller caller) {
        return new Unread(inboxes.unread(caller));
    }
}
