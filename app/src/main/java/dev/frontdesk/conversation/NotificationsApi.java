package dev.frontdesk.conversation;

import dev.frontdesk.conversation.DefaultChat.DefaultChatView;
import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The chat in which people are told what concerns them. */
@RestController
@RequestMapping("/api/v1")
class NotificationsApi {

    record Choice(@Nullable UUID conversationId) {}

    /** @param text Markdown */
    record Notification(@Nullable String text) {}

    record Told(UUID id, String status) {}

    private final DefaultChat chat;
    private final Notifications notifications;

    NotificationsApi(DefaultChat chat, Notifications notifications) {
        this.chat = chat;
        this.notifications = notifications;
    }

    @Operation(summary = "Show the default chat")
    @GetMapping("/default-chat")
    DefaultChatView show(Caller caller) {
        return chat.view(caller);
    }

    @Operation(summary = "Set the default chat")
    @PutMapping("/default-chat")
    DefaultChatView choose(Caller caller, @RequestBody Choice choice) {
        chat.choose(caller, choice.conversationId());
        return chat.view(caller);
    }

    @Operation(summary = "Unset the default chat")
    @DeleteMapping("/default-chat")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(Caller caller) {
        chat.clear(caller);
    }

    /** Tells something there; 409 "Chat not linked" where there is no such chat. */
    @Operation(summary = "Send a notification to the default chat")
    @PostMapping("/notifications")
    @ResponseStatus(HttpStatus.CREATED)
    Told tell(Caller caller, @RequestBody Notification notification) {
        return new Told(notifications.send(caller, notification.text() == null ? "" : notification.text()), "queued");
    }
}
