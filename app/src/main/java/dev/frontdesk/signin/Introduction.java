package dev.frontdesk.signin;

import dev.frontdesk.access.Proofs;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.platform.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in a chat who is signed in there. */
@Component
class Introduction {

    private final Organizations organizations;
    private final Proofs proofs;

    Introduction(Organizations organizations, Proofs proofs) {
        this.organizations = organizations;
        this.proofs = proofs;
    }

    /** Name, role, organization. */
    String brief(Phrases phrases, Caller person) {
        return phrases.say(
                "signin.who",
                Chatting.escaped(person.name()),
                phrases.say("signin.role." + role(person)),
                Chatting.escaped(organizations
                        .find(person.organization())
                        .map(Organization::name)
                        .orElse("")));
    }

    /** With the address, half hidden, and since when. */
    String full(Phrases phrases, Caller person, Instant since) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(phrases.locale())
                .withZone(ZoneOffset.UTC)
                .format(since);
        String email = proofs.email(new AccountId(person.id()))
                .map(Introduction::masked)
                .orElse("");
        return brief(phrases, person) + "\n" + phrases.say("signin.me", Chatting.escaped(email), day);
    }

    static String masked(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? "…" : email.substring(0, 1) + "…" + email.substring(at);
    }

    private static String role(Caller person) {
        Role role = person.superAdmin() ? Role.VENDOR : person.role();
        return role.name().toLowerCase(Locale.ROOT);
    }
}
