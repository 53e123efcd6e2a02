package dev.frontdesk.access;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;

/** The fields that forms at the door have in common. */
final class DoorFields {

    private DoorFields() {}

    static Field email(Page page) {
        return Field.of(Field.Kind.EMAIL, "email", page.say("access.email"))
                .autocomplete("username")
                .needed();
    }

    static Field password(Page page) {
        return Field.of(Field.Kind.PASSWORD, "password", page.say("access.password"))
                .autocomplete("current-password")
                .needed();
    }

    static Field newPassword(Page page) {
        return Field.of(Field.Kind.PASSWORD, "password", page.say("access.password.new"))
                .autocomplete("new-password")
                .hint(page.say("access.password.hint", Passwords.LENGTH_MIN))
                .needed();
    }

    static Field name(Page page) {
        return Field.text("name", page.say("access.name")).autocomplete("name").needed();
    }

    static Field organization(Page page) {
        return Field.text("organization", page.say("access.organization"))
                .autocomplete("organization")
                .hint(page.say("access.organization.hint"))
                .needed();
    }

    static Field code(Page page) {
        return Field.text("code", page.say("access.code"))
                .autocomplete("one-time-code")
                .hint(page.say("access.code.hint"))
                .needed();
    }
}
