package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/projects/{id}/chat")
class ProjectChatApi {

    private static final long STREAM_MILLIS_MAX = 300_000;

    private final ProjectChat chat;

    ProjectChatApi(ProjectChat chat) {
        this.chat = chat;
    }

    /**
     * @param conversationId absent begins a new one
     * @param choice the value of a button under one of the last replies, in place of {@code text}
     */
    record Said(
            @Nullable UUID conversationId,
            @Nullable String text,
            @Nullable String choice) {

        ProjectChat.Said words() {
            return new ProjectChat.Said(text, choice);
        }
    }

    @Operation(summary = "Ask the assistant as a customer would, and wait for the reply")
    @PostMapping
    ProjectChat.Answer say(Caller caller, @PathVariable UUID id, @RequestBody Said said) {
        return chat.say(caller, new ProjectId(id), said.conversationId(), said.words(), part -> {});
    }

    /** Events {@code part} with {@code {text}} as the reply grows, then one {@code answer} like that of the plain call. */
    @Operation(summary = "Ask the assistant and read the reply while it grows")
    @PostMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Caller caller, @PathVariable UUID id, @RequestBody Said said) {
        SseEmitter emitter = new SseEmitter(STREAM_MILLIS_MAX);
        Thread.ofVirtual().name("project-chat").start(() -> {
            try {
                ProjectChat.Answer answer = chat.say(
                        caller,
                        new ProjectId(id),
                        said.conversationId(),
                        said.words(),
                        part -> send(emitter, "part", Map.of("text", part)));
                send(emitter, "answer", answer);
                emitter.complete();
            } catch (RuntimeException failure) {
                emitter.completeWithError(failure);
            }
        });
        return emitter;
    }

    /** A reader who left does not stop the turn: the reply is stored all the same. */
    private static void send(SseEmitter emitter, String event, Object data) {
        try {
            emitter.send(SseEmitter.event().name(event).data(data));
        } catch (IOException | IllegalStateException gone) {
            // Nobody reads any more.
        }
    }
}
