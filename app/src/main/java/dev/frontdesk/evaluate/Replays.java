package dev.frontdesk.evaluate;

import dev.frontdesk.conversation.ConversationId;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.Filter;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.conversation.Conversations;
import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What customers wrote in stored conversations, each with what was said before and what was answered then. */
@Component
class Replays {

    private static final int MESSAGES_MAX = 60;
    private static final int ITEMS_MAX = 100;

    private final Conversations conversations;

    Replays(Conversations conversations) {
        this.conversations = conversations;
    }

    /** Of the newest {@code count} conversations, at most {@value #ITEMS_MAX} messages. */
    List<Item> of(Caller caller, ProjectId project, int count) {
        Filter filter = new Filter(project.value(), null, null, null, null, null, null, null, null, null, false);
        List<Item> items = new ArrayList<>();
        for (ConversationView found :
                conversations.list(caller, filter, null, count).items()) {
            List<MessageView> messages = conversations
                    .messages(caller, new ConversationId(found.id()), null, MESSAGES_MAX)
                    .items()
                    .reversed();
            add(items, found, messages);
        }
        return items.subList(0, Math.min(ITEMS_MAX, items.size()));
    }

    private static void add(List<Item> items, ConversationView conversation, List<MessageView> messages) {
        List<Line> before = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            MessageView message = messages.get(i);
            if (!spoken(message)) {
                continue;
            }
            boolean asked = message.author().equals("contact");
            if (asked && !message.text().startsWith("/")) {
                items.add(new Item(
                        items.size(),
                        null,
                        conversation.id(),
                        conversation.agent(),
                        before,
                        message.text(),
                        answer(messages, i)));
            }
            before.add(new Line(author(message), message.text()));
        }
    }

    private static boolean spoken(MessageView message) {
        return !message.text().isBlank()
                && !message.author().equals("system")
                && !message.status().equals("draft")
                && !message.status().equals("discarded");
    }

    private static @Nullable String answer(List<MessageView> messages, int asked) {
        for (MessageView next : messages.subList(asked + 1, messages.size())) {
            if (next.author().equals("contact")) {
                return null;
            }
            if (spoken(next)) {
                return next.text();
            }
        }
        return null;
    }

    private static Line.Author author(MessageView message) {
        return switch (message.author()) {
            case "contact" -> Line.Author.CONTACT;
            case "person" -> Line.Author.PERSON;
            default -> Line.Author.ASSISTANT;
        };
    }
}
