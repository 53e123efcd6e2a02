package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How replies came about, over REST. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/messages/{messageId}/steps")
class StepsApi {

    private final Explaining explaining;

    StepsApi(Explaining explaining) {
        this.explaining = explaining;
    }

    @Operation(summary = "Tell step by step how a reply of the assistant came about")
    @GetMapping
    Steps show(Caller caller, @PathVariable UUID id, @PathVariable UUID messageId) {
        return explaining.steps(caller, new ConversationId(id), messageId);
    }
}
