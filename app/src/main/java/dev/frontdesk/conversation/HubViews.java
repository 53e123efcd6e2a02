package dev.frontdesk.conversation;

import dev.frontdesk.connector.ConnectorCards;
import dev.frontdesk.connector.ConnectorView;
import dev.frontdesk.conversation.ConversationViews.ContactView;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the panes of the messaging hub together. */
@Component
class HubViews {

    private static final int LINES = 60;
    private static final int OTHERS = 10;
    private static final int LABELS = 12;

    private final Conversations conversations;
    private final Contacts contacts;
    private final ConnectorCards connectors;
    private final People people;
    private final Attaching attaching;
    private final ReplyWindow window;
    private final Inboxes inboxes;
    private final Labels labels;
    private final Notes notes;
    private final Typing typing;
    private final Colleagues colleagues;
    private final CannedAnswers canned;
    private final DefaultChat chat;

    HubViews(
            Conversations conversations,
            Contacts contacts,
            ConnectorCards connectors,
            People people,
            Inboxes inboxes,
            Labels labels,
            Notes notes,
            Typing typing,
            Colleagues colleagues,
            CannedAnswers canned,
            DefaultChat chat,
            Attaching attaching,
            ReplyWindow window) {
        this.chat = chat;
        this.inboxes = inboxes;
        this.labels = labels;
        this.notes = notes;
        this.typing = typing;
        this.colleagues = colleagues;
        this.canned = canned;
        this.conversations = conversations;
        this.contacts = contacts;
        this.connectors = connectors;
        this.people = people;
        this.attaching = attaching;
        this.window = window;
    }

    Listing listing(Page page, Caller caller, Hub.Choice choice, @Nullable String cursor, @Nullable UUID here) {
        PageOf<ConversationView> found = conversations.list(caller, filter(caller, choice), cursor, LINES);
        List<ConversationView> shown = found.items().stream()
                // try-outs have a tab of their own
                .filter(each -> !choice.channel().isEmpty() || !each.connector().equals(ProjectChatStore.CONNECTOR))
                .toList();
        Map<UUID, String> hits = hits(caller, choice, shown);
        UUID linked = chat.view(caller).conversationId();
        return new Listing(
                tabs(page, caller, choice),
                Stream.of("", "waiting", "draft", "mine", "mentions", "person", "unknown")
                        .map(each -> tab(
                                each,
                                page.say("conversation.show." + (each.isEmpty() ? "all" : each)),
                                choice.show(each),
                                each.equals(choice.show()),
                                0))
                        .toList(),
                labels(caller, choice),
                choice,
                shown.stream()
                        .map(each -> line(page, each, hits.get(each.id()), linked, here))
                        .toList(),
                found.nextCursor());
    }

    private static Filter filter(Caller caller, Hub.Choice choice) {
        return new Filter(
                null,
                null,
                orNull(choice.channel()),
                choice.show().equals("person") ? "person" : null,
                null,
                choice.show().equals("unknown") || choice.show().equals("draft") ? choice.show() : null,
                choice.show().equals("mine") ? caller.id() : null,
                choice.show().equals("mentions") ? caller.id() : null,
                orNull(choice.label()),
                orNull(choice.q()),
                choice.show().equals("waiting"));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private Map<UUID, String> hits(Caller caller, Hub.Choice choice, List<ConversationView> shown) {
        return choice.q().isEmpty()
                ? Map.of()
                : inboxes.found(
                        caller,
                        shown.stream().map(ConversationView::id).toList(),
                        choice.q().toLowerCase(Locale.ROOT));
    }

    private List<Tab> tabs(Page page, Caller caller, Hub.Choice choice) {
        Map<String, Integer> unread = inboxes.unread(caller);
        List<Tab> tabs = new ArrayList<>();
        int all = unread.values().stream().mapToInt(each -> each).sum();
        tabs.add(tab("", page.say("conversation.channel.all"), choice, "", all));
        for (ConnectorView connector : connectors.all()) {
            if (connector.carriesConversations()) {
                tabs.add(tab(
                        connector.id(),
                        connector.name(),
                        choice,
                        connector.id(),
                        unread.getOrDefault(connector.id(), 0)));
            }
        }
        String own = ProjectChatStore.CONNECTOR;
        tabs.add(tab(own, page.say("conversation.channel.panel"), choice, own, 0));
        return tabs;
    }

    private static Tab tab(String id, String name, Hub.Choice choice, String channel, int unread) {
        return tab(id, name, choice.channel(channel), channel.equals(choice.channel()), unread);
    }

    private static Tab tab(String id, String name, Hub.Choice choice, boolean here, int unread) {
        return new Tab(id, name, "/app/messaging" + choice.query(), here, unread);
    }

    /** Touching the chosen one again shows all. */
    private List<Tab> labels(Caller caller, Hub.Choice choice) {
        return labels.known(caller).stream()
                .limit(LABELS)
                .map(label -> {
                    boolean here = label.equals(choice.label());
                    return tab(label, label, choice.label(here ? "" : label), here, 0);
                })
                .toList();
    }

    private static Line line(
            Page page,
            ConversationView conversation,
            @Nullable String hit,
            @Nullable UUID linked,
            @Nullable UUID here) {
        String attention = conversation.attention();
        return new Line(
                conversation.id(),
                conversation.connector(),
                conversation.title(),
                conversation.group(),
                hit == null ? conversation.lastText() : hit,
                conversation.lastMessageAt(),
                conversation.unread(),
                conversation.state(),
                attention == null ? "" : page.sayOr("conversation.attention." + attention, attention),
                conversation.labels(),
                conversation.id().equals(linked),
                conversation.id().equals(here));
    }

    Hub.Thread thread(Page page, Caller caller, ConversationId id, int limit) {
        ConversationView conversation =
                conversations.find(caller, id).orElseThrow(() -> new Problem.Missing("conversation", id));
        PageOf<MessageView> messages = conversations.messages(caller, id, null, limit);
        UUID known = conversation.contactId();
        ContactView contact =
                known == null ? null : contacts.find(caller, known).orElse(null);
        return new Hub.Thread(
                conversation,
                channel(page, conversation.connector()),
                tone(conversation.state()),
                page.say("conversation.state." + conversation.state()),
                assignee(page, caller, conversation.assigneeId()),
                whyNot(page, conversation),
                items(messages, notes.of(caller, id)),
                limit,
                messages.nextCursor() != null,
                attaching
                        .limits(caller, conversation)
                        .map(limits -> limits.attachmentsMax() > 0)
                        .orElse(false),
                window.of(caller, conversation).closed(),
                typing.others(caller, id).stream().map(each -> name(page, each)).toList(),
                chat.is(caller, id.value()),
                contact,
                contact == null ? List.of() : others(page, caller, conversation, contact.id()));
    }

    /**
     * In the order in which they were stored, which their ids tell: the times of messages are the providers' own. Notes
     * older than the oldest message shown are not.
     */
    static List<Hub.Item> items(PageOf<MessageView> messages, List<Notes.NoteView> notes) {
        List<Hub.Item> items = new ArrayList<>();
        messages.items().reversed().forEach(message -> items.add(new Hub.Item(message, null)));
        UUID oldest = messages.nextCursor() == null || items.isEmpty()
                ? new UUID(0, 0)
                : items.getFirst().id();
        notes.stream()
                .filter(note -> note.id().compareTo(oldest) >= 0)
                .forEach(note -> items.add(new Hub.Item(null, note)));
        items.sort(Comparator.comparing(Hub.Item::id));
        return items;
    }

    private String name(Page page, UUID account) {
        return people.find(new AccountId(account)).map(Account::name).orElseGet(() -> page.say("conversation.program"));
    }

    Hub.Hands hands(Caller caller, ConversationId id) {
        ConversationView conversation = conversations.require(caller, id);
        return new Hub.Hands(
                conversation,
                colleagues.of(caller.organization()).stream()
                        .filter(each -> !each.id().equals(conversation.assigneeId()))
                        .toList(),
                canned.in(caller, conversation));
    }

    private List<Line> others(Page page, Caller caller, ConversationView conversation, UUID contact) {
        return conversations.list(caller, Filter.ofContact(contact), null, OTHERS).items().stream()
                .filter(each -> !each.id().equals(conversation.id()))
                .map(each -> line(page, each, null, null, null))
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
