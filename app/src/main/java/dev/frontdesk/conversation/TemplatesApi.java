package dev.frontdesk.conversation;

import dev.frontdesk.connector.Messenger.Template;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TemplatesApi {

    private final Conversations conversations;
    private final ApprovedTexts texts;
    private final ReplyWindow window;

    TemplatesApi(Conversations conversations, ApprovedTexts texts, ReplyWindow window) {
        this.conversations = conversations;
        this.texts = texts;
        this.window = window;
    }

    /**
     * @param windowClosed whether only one of {@code items} can be sent now
     * @param windowClosesAt until when free text can be sent; null where for ever, or where it is not known
     */
    record Offer(boolean windowClosed, @Nullable Instant windowClosesAt, List<Template> items) {}

    /** Texts that the channel's provider has approved; sent by their id as {@code template} of a new message. */
    @Operation(summary = "List the approved texts that may be sent")
    @GetMapping("/api/v1/conversations/{id}/templates")
    Offer list(Caller caller, @PathVariable UUID id) {
        ConversationId conversation = new ConversationId(id);
        ReplyWindow.State state = window.of(
                caller,
                conversations.find(caller, conversation).orElseThrow(() -> new Problem.Missing("conversation", id)));
        return new Offer(state.closed(), state.closesAt(), texts.of(caller, conversation));
    }
}
