package dev.frontdesk.conversation;

import dev.frontdesk.connector.ConnectorCards;
import dev.frontdesk.connector.ConnectorView;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.Filter;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.conversation.Hub.Line;
import dev.frontdesk.conversation.Hub.Listing;
import dev.frontdesk.conversation.Hub.Tab;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.People;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the panes of the messaging hub together. */
@Component
class HubViews {

    private static final int LINES = 60;
    private static final int OTHERS = 10;

    private final Conversations conversations;
    private final Contacts contacts;
    private final ConnectorCards connectors;
    private final People people;

    HubViews(Conversations conversations, Contacts contacts, ConnectorCards connectors, People people) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.connectors = connectors;
        this.people = people;
    }

    Listing listing(
            Page page, Caller caller, String channel, String show, @Nullable String cursor, @Nullable UUID here) {
        String state = switch (show) {
            case "waiting" -> "queued";
            case "person" -> "person";
            default -> null;
        };
        String status = show.equals("unknown") ? "unknown" : null;
        PageOf<ConversationView> found = conversations.list(
                caller, new Filter(null, null, channel.isEmpty() ? null : channel, state, null, status, show.equals("mine") ? caller.id() : null), cursor, LINES);
        return new Listing(
                tabs(page, channel, show),
                Stream.of("", "waiting", "mine", "person", "unknown")
                        .map(each -> tab(
                                each,
                                page.say("conversation.show." + (each.isEmpty() ? "all" : each)),
                                channel,
                                each,
                                each.equals(show)))
                        .toList(),
                channel,
                show,
                found.items().stream()
                        // try-outs have a tab of their own
                        .filter(each -> !channel.isEmpty() || !each.connector().equals(ProjectChatStore.CONNECTOR))
                        .map(each -> line(page, each, here))
                        .toList(),
                found.nextCursor());
    }

    private List<Tab> tabs(Page page, String channel, String show) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab("", page.say("conversation.channel.all"), "", show, channel.isEmpty()));
        for (ConnectorView connector : connectors.all()) {
            if (connector.carriesConversations()) {
                tabs.add(tab(connector.id(), connector.name(), connector.id(), show, channel.equals(connector.id())));
            }
        }
        String own = ProjectChatStore.CONNECTOR;
        tabs.add(tab(own, page.say("conversation.channel.panel"), own, show, channel.equals(own)));
        return tabs;
    }

    private static Tab tab(String id, String name, String channel, String show, boolean here) {
        String query = new Listing(List.of(), List.of(), channel, show, List.of(), null).query();
        return new Tab(id, name, "/app/messaging" + query, here);
    }

    private static Line line(Page page, ConversationView conversation, @Nullable UUID here) {
        String attention = conversation.attention();
        return new Line(
                conversation.id(),
                conversation.connector(),
                conversation.title(),
                conversation.lastText(),
                conversation.lastMessageAt(),
                conversation.unread(),
                conversation.state(),
                attention == null ? "" : page.sayOr("conversation.attention." + attention, attention),
                conversation.id().equals(here));
    }

    Hub.Thread thread(Page page, Caller caller, ConversationId id, int limit) {
        ConversationView conversation =
                conversations.find(caller, id).orElseThrow(() -> new Problem.Missing("conversation", id));
        PageOf<MessageView> messages = conversations.messages(caller, id, null, limit);
        UUID contact = conversation.contactId();
        return new Hub.Thread(
                conversation,
                channel(page, conversation.connector()),
                tone(conversation.state()),
                page.say("conversation.state." + conversation.state()),
                assignee(page, caller, conversation.assigneeId()),
                whyNot(page, conversation),
                messages.items().reversed(),
                limit,
                messages.nextCursor() != null,
                contact == null ? null : contacts.find(caller, contact).orElse(null),
                contact == null ? List.of() : others(page, caller, conversation, contact));
    }

    private List<Line> others(Page page, Caller caller, ConversationView conversation, UUID contact) {
        return conversations
                .list(caller, new Filter(null, null, null, null, contact, null, null), null, OTHERS)
                .items()
                .stream()
                .filter(each -> !each.id().equals(conversation.id()))
                .map(each -> line(page, each, null))
                .toList();
    }

    private String channel(Page page, String connector) {
        return connectors.all().stream()
                .filter(each -> each.id().equals(connector))
                .map(ConnectorView::name)
                .findFirst()
                .orElseGet(() -> page.say("conversation.channel.panel"));
    }

    private String assignee(Page page, Caller caller, @Nullable UUID account) {
        if (account == null) {
            return "";
        }
        return account.equals(caller.id())
                ? page.say("conversation.you")
                : people.find(new AccountId(account)).map(Account::name).orElse("");
    }

    private static String whyNot(Page page, ConversationView conversation) {
        if (conversation.connectionId() == null) {
            return page.say("conversation.cannot.panel");
        }
        return conversation.reachable() ? "" : page.say("conversation.cannot.blocked");
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "queued" -> Tone.WARN;
            case "person" -> Tone.BUSY;
            case "returning" -> Tone.QUIET;
            default -> Tone.GOOD;
        };
    }
}
