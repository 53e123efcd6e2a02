package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Attention;
import dev.frontdesk.panel.Finder;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Room;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings conversations that wait for a person to the overview, and any of them to the command bar. */
@Component
@Order(2)
class WaitingConversations implements Attention, Finder {

    private static final int FOUND_MAX = 5;

    private final HubStore store;
    private final Tenancy tenancy;

    WaitingConversations(HubStore store, Tenancy tenancy) {
        this.store = store;
        this.tenancy = tenancy;
    }

    @Override
    public List<Notice> notices(Caller caller, Phrases words) {
        int waiting = caller.mayConverse()
                ? tenancy.read(caller.organization(), () -> store.waiting(caller.organization()))
                : 0;
        return waiting == 0
                ? List.of()
                : List.of(new Notice(
                        Room.MESSAGING,
                        Tone.WARN,
                        words.say("conversation.waiting", waiting),
                        "",
                        "/app/messaging?show=waiting",
                        waiting));
    }

    @Override
    public List<Found> find(Caller caller, String query, Phrases words) {
        return !caller.mayConverse()
                ? List.of()
                : tenancy
                        .read(caller.organization(), () -> store.find(caller.organization(), query, FOUND_MAX))
                        .stream()
                        .map(found ->
                                new Found("messages", found.title(), found.lastText(), "/app/messaging/" + found.id()))
                        .toList();
    }
}
