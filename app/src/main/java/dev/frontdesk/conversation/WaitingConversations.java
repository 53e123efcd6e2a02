package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Attention;
import dev.frontdesk.panel.Finder;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Room;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.stream.Stream;
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
        if (!caller.mayConverse()) {
            return List.of();
        }
        HubStore.Waiting waiting = tenancy.read(caller.organization(), () -> store.waiting(caller.organization()));
        return Stream.of(
                        notice(words.say("conversation.waiting", waiting.others()), "waiting", waiting.others()),
                        notice(words.say("conversation.waiting.drafts", waiting.drafts()), "draft", waiting.drafts()))
                .filter(notice -> notice.count() > 0)
                .toList();
    }

    /** Leads to the list in which what it counts stands. */
    private static Notice notice(String text, String show, int count) {
        return new Notice(Room.MESSAGING, Tone.WARN, text, "", "/app/messaging?show=" + show, count);
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
