package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ContactView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contacts")
class ContactsApi {

    private final Contacts contacts;

    ContactsApi(Contacts contacts) {
        this.contacts = contacts;
    }

    @Operation(summary = "List contacts")
    @GetMapping
    PageOf<ContactView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return contacts.list(caller, cursor, Math.clamp(limit, 1, 200));
    }
}
