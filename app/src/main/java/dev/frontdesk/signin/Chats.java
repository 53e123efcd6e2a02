package dev.frontdesk.signin;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The linked chats as far as the caller may see them: one's own, an admin those of the organization. */
@Component
class Chats {

    static final int LIST_MAX = 500;

    private final Linking linking;
    private final People people;

    Chats(Linking linking, People people) {
        this.linking = linking;
        this.people = people;
    }

    List<ChatView> own(Caller caller) {
        requirePerson(caller);
        return linking.own(caller).stream().map(this::view).toList();
    }

    /** Of everybody, the newest. */
    List<ChatView> all(Caller caller) {
        caller.requireAdminister();
        return linking.all(caller.organization(), LIST_MAX).stream()
                .map(this::view)
                .toList();
    }

    private ChatView view(ChatLink link) {
        return new ChatView(
                link.id(),
                link.conversation(),
                link.connector(),
                link.name(),
                new ChatView.Owner(
                        link.account().value(),
                        people.find(link.account()).map(Account::name).orElse("")),
                link.way().name().toLowerCase(Locale.ROOT),
                link.linkedAt(),
                link.seenAt());
    }

    /** @throws Problem.Missing where there is none that the caller may end */
    void end(Caller caller, UUID id, boolean ownOnly) {
        ChatLink link = linking.find(caller.organization(), id)
                .filter(found -> found.account().value().equals(caller.id()) || (!ownOnly && caller.mayAdminister()))
                .orElseThrow(() -> new Problem.Missing("linked chat", id));
        linking.end(link, caller.actor(), "revoked");
    }

    /** @throws Caller.Forbidden for a key: it is nobody who could write in a chat */
    static void requirePerson(Caller caller) {
        if (caller.kind() != Caller.Kind.PERSON) {
            throw new Caller.Forbidden("Only a person can have a chat; sign in to the panel.");
        }
    }
}
