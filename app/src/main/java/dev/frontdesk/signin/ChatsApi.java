package dev.frontdesk.signin;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Chats in which people are signed in. Keys see the organization's, and have none of their own. */
@RestController
@RequestMapping("/api/v1")
class ChatsApi {

    /** All there are, newest first. */
    record Listing(List<ChatView> items) {}

    /**
     * @param message to be sent to the bot in a private chat, once
     * @param expiresAt when it is good no more
     */
    record Offered(String message, Instant expiresAt) {}

    /**
     * @param token of the link that the bot gave
     * @param code the six digits beside it
     */
    record Confirmation(@Nullable String token, @Nullable String code) {}

    private final Chats chats;
    private final Offers offers;

    ChatsApi(Chats chats, Offers offers) {
        this.chats = chats;
        this.offers = offers;
    }

    @Operation(summary = "List the chats in which you are signed in")
    @GetMapping("/me/chats")
    Listing own(Caller caller) {
        return new Listing(chats.own(caller));
    }

    @Operation(summary = "Make a one-time message that links a chat to you")
    @PostMapping("/me/chats/offers")
    @ResponseStatus(HttpStatus.CREATED)
    Offered offer(Caller caller) {
        Chats.requirePerson(caller);
        Offers.FromPanel made = offers.fromPanel(caller);
        return new Offered("/login " + made.token().reveal(), made.expires());
    }

    /** The other way: what {@code /login} gave in the chat. */
    @Operation(summary = "Confirm that a chat is yours")
    @PostMapping("/me/chats")
    @ResponseStatus(HttpStatus.CREATED)
    Listing confirm(Caller caller, @RequestBody Confirmation confirmation) {
        Chats.requirePerson(caller);
        String token = Objects.requireNonNullElse(confirmation.token(), "");
        String code = Objects.requireNonNullElse(confirmation.code(), "").strip();
        return switch (offers.confirm(caller, token, code)) {
            case LINKED -> own(caller);
            case WRONG_DIGITS -> throw new Problem.Invalid("code", "These are not the digits shown in the chat.");
            case GONE ->
                throw new Problem.Invalid(
                        "token", "This link is used up, too old or of another organization. Write /login again.");
            case TAKEN -> throw new Problem.Conflict("Not linked", "Somebody is signed in there; write /logout first.");
        };
    }

    @Operation(summary = "Sign out of one of your chats")
    @DeleteMapping("/me/chats/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID id) {
        Chats.requirePerson(caller);
        chats.end(caller, id, true);
    }

    @Operation(summary = "List the chats in which anybody is signed in")
    @GetMapping("/linked-chats")
    Listing all(Caller caller) {
        return new Listing(chats.all(caller));
    }

    @Operation(summary = "Sign somebody out of a chat")
    @DeleteMapping("/linked-chats/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAny(Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        chats.end(caller, id, false);
    }
}
