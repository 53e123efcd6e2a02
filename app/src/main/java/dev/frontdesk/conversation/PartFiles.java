package dev.frontdesk.conversation;

import dev.frontdesk.media.FileAnswer;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the files of messages to those who may read the conversation. */
@RestController
class PartFiles {

    private static final String PATH = "/{id}/messages/{messageId}/parts/{number}";

    private final Conversations conversations;
    private final PartStore parts;
    private final FileAnswer answers;
    private final FileAttempts attempts;

    PartFiles(Conversations conversations, PartStore parts, FileAnswer answers, FileAttempts attempts) {
        this.conversations = conversations;
        this.parts = parts;
        this.answers = answers;
        this.attempts = attempts;
    }

    /** @param number of the part in its message, from 0 */
    @Operation(summary = "Fetch a file of a message")
    @GetMapping({"/api/v1/conversations" + PATH, "/app/messaging" + PATH})
    ResponseEntity<Resource> file(
            Caller caller, @PathVariable UUID id, @PathVariable UUID messageId, @PathVariable int number) {
        ConversationId conversation = new ConversationId(id);
        if (conversations.find(caller, conversation).isEmpty()) {
            throw new Problem.Missing("conversation", id);
        }
        return parts.of(caller.organization(), conversation, messageId).stream()
                .skip(Math.max(0, number))
                .findFirst()
                .flatMap(part -> part.kept()
                        .flatMap(file -> answers.of(
                                caller.organization(),
                                file.id(),
                                Objects.requireNonNullElse(part.name(), FileEndings.name(part)))))
                .orElseThrow(() -> new Problem.Missing("file", messageId + "/" + number));
    }

    /**
     * The outcome is in the message afterwards.
     *
     * @param number of the part in its message, from 0; one whose {@code retryable} is true
     */
    @Operation(summary = "Try again to fetch a file of a message")
    @PostMapping("/api/v1/conversations" + PATH + "/attempts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tryAgain(Caller caller, @PathVariable UUID id, @PathVariable UUID messageId, @PathVariable int number) {
        attempts.tryAgain(caller, new ConversationId(id), messageId, number);
    }
}
