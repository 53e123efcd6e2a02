package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.conversation.Drafts.DraftView;
import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers of the assistant that wait for a person. */
@RestController
@RequestMapping("/api/v1")
class DraftsApi {

    /** @param text Markdown, in place of the assistant's; null: as it wrote it */
    record Approval(@Nullable String text) {}

    private final Drafts drafts;

    DraftsApi(Drafts drafts) {
        this.drafts = drafts;
    }

    @Operation(summary = "List the drafts that wait for a person, the oldest first")
    @GetMapping("/drafts")
    PageOf<DraftView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID projectId,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return drafts.list(caller, projectId, cursor, Math.clamp(limit, 1, 200));
    }

    /** With a text it is sent changed. Answers 409 once it is settled. */
    @Operation(summary = "Send a draft, as it is or changed")
    @PostMapping("/conversations/{id}/drafts/{draftId}/approvals")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void approve(Caller caller, @PathVariable UUID id, @PathVariable UUID draftId, @RequestBody Approval approval) {
        drafts.send(caller, new ConversationId(id), draftId, approval.text());
    }

    @Operation(summary = "Discard a draft")
    @DeleteMapping("/conversations/{id}/drafts/{draftId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Caller caller, @PathVariable UUID id, @PathVariable UUID draftId) {
        drafts.discard(caller, new ConversationId(id), draftId);
    }
}
