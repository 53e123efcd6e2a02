package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ContactView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contacts")
class ContactsApi {

    /** Takes the place of those there were. */
    record Labelled(@Nullable List<String> labels) {

        List<String> all() {
            return labels == null ? List.of() : labels;
        }
    }

    record Merge(@Nullable UUID into) {}

    private final Contacts contacts;
    private final Labels labels;
    private final Merging merging;

    ContactsApi(Contacts contacts, Labels labels, Merging merging) {
        this.contacts = contacts;
        this.labels = labels;
        this.merging = merging;
    }

    @Operation(summary = "List contacts")
    @GetMapping
    PageOf<ContactView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return contacts.list(caller, text, cursor, Math.clamp(limit, 1, 200));
    }

    /** The contact, or the one that it was merged into. */
    @Operation(summary = "Show a contact")
    @GetMapping("/{id}")
    ContactView get(Caller caller, @PathVariable UUID id) {
        return contacts.find(caller, id).orElseThrow(() -> new Problem.Missing("contact", id));
    }

    @Operation(summary = "Label a contact")
    @PutMapping("/{id}/labels")
    ContactView label(Caller caller, @PathVariable UUID id, @RequestBody Labelled labelled) {
        labels.ofContact(caller, id, labelled.all());
        return get(caller, id);
    }

    /** Shows the contact, with its conversations, as another one. */
    @Operation(summary = "Show two contacts as one person")
    @PutMapping("/{id}/merge")
    ContactView merge(Caller caller, @PathVariable UUID id, @RequestBody Merge merge) {
        merging.merge(caller, id, merge.into());
        return get(caller, id);
    }

    /** Takes a merge back. */
    @Operation(summary = "Show merged contacts separately again")
    @DeleteMapping("/{id}/merge")
    ContactView separate(Caller caller, @PathVariable UUID id) {
        merging.separate(caller, id);
        return get(caller, id);
    }
}
