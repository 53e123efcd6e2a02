package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Chat;
import dev.frontdesk.connector.Inbound.Edited;
import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Inbound.Moved;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Person;
import dev.frontdesk.connector.Inbound.Pressed;
import dev.frontdesk.connector.Inbound.Reach;
import dev.frontdesk.connector.Item;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes items of updates. Whatever is not understood becomes {@link Ignored}: an update that is refused would be sent
 * again and again and hold up those behind it.
 */
final class UpdateDecoder {

    private static final ObjectReader UPDATE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build()
            .readerFor(Update.class);

    private final Bot bot;
    private final Clock clock;

    UpdateDecoder(Bot bot, Clock clock) {
        this.bot = bot;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when it is no update at all */
    Item item(String raw) {
        Update update;
        try {
            update = UPDATE.readValue(raw);
        } catch (JacksonException e) {
            return unreadable(raw);
        }
        if (update == null || update.updateId() == null) {
            throw new IllegalArgumentException("There is no update_id");
        }
        return new Item(update.updateId().toString(), raw, decode(update, raw));
    }

    private static Item unreadable(String raw) {
        JsonNode update = tree(raw);
        JsonNode id = update.path("update_id");
        if (!id.isIntegralNumber()) {
            throw new IllegalArgumentException("There is no update_id");
        }
        return new Item(id.asString(), raw, new Ignored("unreadable " + kind(update)));
    }

    private static JsonNode tree(String raw) {
        try {
            return TelegramApi.JSON.readTree(raw);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is not JSON");
        }
    }

    private static String kind(JsonNode update) {
        return update.propertyNames().stream()
                .filter(name -> !name.equals("update_id"))
                .findFirst()
                .orElse("nothing");
    }

    private Inbound decode(Update update, String raw) {
        if (update.message() != null) {
            return message(update.message());
        }
        if (update.editedMessage() != null) {
            return edited(update.editedMessage());
        }
        if (update.callbackQuery() != null) {
            return pressed(update.callbackQuery());
        }
        if (update.myChatMember() != null) {
            return reach(update.myChatMember());
        }
        return new Ignored(kind(tree(raw)));
    }

    private Inbound message(Update.Message message) {
        Update.Chat chat = message.chat();
        Person from = author(message);
        if (chat == null || from == null) {
            return new Ignored("message of nobody");
        }
        if (message.migrateToChatId() != null) {
            return new Moved(group(chat.id(), chat.title()), group(message.migrateToChatId(), chat.title()));
        }
        if (message.migrateFromChatId() != null) {
            return new Moved(group(message.migrateFromChatId(), chat.title()), group(chat.id(), chat.title()));
        }
        List<Part> parts = Parts.of(message);
        Wording wording = Wording.of(message, bot);
        if (wording.text().isEmpty() && parts.isEmpty()) {
            return new Ignored("message without content");
        }
        return new Inbound.Message(
                chat(chat, message),
                from,
                Instant.ofEpochSecond(message.date()),
                Long.toString(message.messageId()),
                wording.text(),
                parts,
                replyTo(message),
                chat.isPrivate() || wording.namesUs() || repliesToUs(message));
    }

    private Inbound edited(Update.Message message) {
        Update.Chat chat = message.chat();
        Person from = author(message);
        Wording wording = Wording.of(message, bot);
        if (chat == null || from == null || wording.text().isEmpty()) {
            return new Ignored("edited_message without text");
        }
        return new Edited(
                chat(chat, message),
                from,
                Instant.ofEpochSecond(Math.max(message.date(), message.editDate())),
                Long.toString(message.messageId()),
                wording.text());
    }

    /** A press carries no time of its own. */
    private Inbound pressed(Update.CallbackQuery press) {
        Update.Message message = press.message();
        Update.Chat chat = message == null ? null : message.chat();
        if (message == null || chat == null || press.from() == null || press.id() == null || press.data() == null) {
            return new Ignored("callback_query without data");
        }
        return new Pressed(
                chat(chat, message),
                person(press.from()),
                clock.instant(),
                Long.toString(message.messageId()),
                press.id(),
                press.data());
    }

    private static Inbound reach(Update.ChatMemberUpdated change) {
        Update.Chat chat = change.chat();
        Update.ChatMember now = change.newChatMember();
        if (chat == null || now == null || now.status() == null || change.from() == null) {
            return new Ignored("my_chat_member of nobody");
        }
        if ("channel".equals(chat.type())) {
            return new Ignored("my_chat_member of a channel");
        }
        boolean reachable = switch (now.status()) {
            case "left", "kicked" -> false;
            case "restricted" -> now.isMember();
            default -> true;
        };
        return new Reach(
                chat.isPrivate() ? new Chat(Long.toString(chat.id()), false, null) : group(chat.id(), chat.title()),
                person(change.from()),
                Instant.ofEpochSecond(change.date()),
                reachable);
    }

    /** Null for other bots: answering them could go on for ever. An anonymous administrator writes as the group. */
    private static @Nullable Person author(Update.Message message) {
        Update.Chat as = message.senderChat();
        if (as != null) {
            return new Person(Long.toString(as.id()), as.title() == null ? "" : as.title(), as.username(), null);
        }
        Update.User from = message.from();
        return from == null || from.isBot() ? null : person(from);
    }

    private static Person person(Update.User user) {
        String first = user.firstName() == null ? "" : user.firstName();
        String name = user.lastName() == null ? first : first + " " + user.lastName();
        return new Person(Long.toString(user.id()), name.strip(), user.username(), user.languageCode());
    }

    private static Chat chat(Update.Chat chat, Update.Message message) {
        long topic = message.isTopicMessage() ? message.messageThreadId() : 0;
        return new Chat(new ChatAddress(chat.id(), topic).toString(), !chat.isPrivate(), chat.title());
    }

    private static Chat group(long id, @Nullable String title) {
        return new Chat(Long.toString(id), true, title);
    }

    /** Every message of a topic "replies" to the one that opened it. */
    private static @Nullable String replyTo(Update.Message message) {
        Update.Message original = message.replyToMessage();
        return original == null || isTopicStart(message, original) ? null : Long.toString(original.messageId());
    }

    private boolean repliesToUs(Update.Message message) {
        Update.Message original = message.replyToMessage();
        return original != null
                && !isTopicStart(message, original)
                && original.from() != null
                && original.from().id() == bot.id();
    }

    private static boolean isTopicStart(Update.Message message, Update.Message original) {
        return message.isTopicMessage() && original.messageId() == message.messageThreadId();
    }
}
