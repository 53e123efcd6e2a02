package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Chat;
import dev.frontdesk.connector.Inbound.Edited;
import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Inbound.Person;
import dev.frontdesk.connector.Inbound.Pressed;
import dev.frontdesk.connector.Inbound.Reach;
import dev.frontdesk.connector.Item;
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
 * again and again.
 */
final class UpdateDecoder {

    private static final ObjectReader UPDATE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build()
            .readerFor(Update.class);

    private final Bot bot;
    private final Dialogs dialogs;

    UpdateDecoder(Bot bot, Dialogs dialogs) {
        this.bot = bot;
        this.dialogs = dialogs;
    }

    /** @throws IllegalArgumentException when it is no update at all */
    Item item(String raw) {
        JsonNode tree = tree(raw);
        String type = tree.path("update_type").asString("");
        if (type.isEmpty()) {
            throw new IllegalArgumentException("There is no update_type");
        }
        try {
            Update update = UPDATE.readValue(raw);
            return new Item(EventKey.of(type, update), raw, decode(type, update));
        } catch (JacksonException e) {
            return new Item(EventKey.unreadable(type, raw), raw, new Ignored("unreadable " + type));
        }
    }

    private static JsonNode tree(String raw) {
        try {
            return MaxApi.JSON.readTree(raw);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is not JSON");
        }
    }

    private Inbound decode(String type, Update update) {
        return switch (type) {
            case "message_created" -> message(update);
            case "message_edited" -> edited(update);
            case "message_callback" -> pressed(update);
            case "bot_started" -> started(update);
            case "bot_added" -> reach(update, true);
            case "bot_stopped", "dialog_removed", "bot_removed" -> reach(update, false);
            default -> new Ignored(type);
        };
    }

    private Inbound message(Update update) {
        Update.Message message = update.message();
        Update.Body body = message == null ? null : message.body();
        Person from = author(update);
        Chat chat = chat(message, from);
        if (message == null || body == null || body.mid() == null || from == null || chat == null) {
            return new Ignored("message_created of nobody");
        }
        Update.Link link = message.link();
        Update.Body content = content(body, link);
        Wording wording = Wording.of(content, bot);
        String text = wording.text().isBlank() ? Parts.transcription(content) : wording.text();
        List<Inbound.Part> parts = Parts.of(content);
        if (text.isEmpty() && parts.isEmpty()) {
            return new Ignored("message_created without content");
        }
        Update.Link reply = link != null && "reply".equals(link.type()) ? link : null;
        return new Inbound.Message(
                chat,
                from,
                Instant.ofEpochMilli(message.timestamp()),
                body.mid(),
                text,
                parts,
                reply == null || reply.message() == null
                        ? null
                        : reply.message().mid(),
                !chat.group() || wording.namesUs() || (reply != null && isUs(reply.sender())));
    }

    /** A forwarded message has its content in the link. */
    private static Update.Body content(Update.Body body, Update.@Nullable Link link) {
        boolean empty = (body.text() == null || body.text().isEmpty())
                && (body.attachments() == null || body.attachments().isEmpty());
        return empty && link != null && "forward".equals(link.type()) && link.message() != null ? link.message() : body;
    }

    private boolean isUs(Update.@Nullable User user) {
        return user != null && bot.id() != 0 && user.userId() == bot.id();
    }

    private Inbound edited(Update update) {
        Update.Message message = update.message();
        Update.Body body = message == null ? null : message.body();
        Person from = author(update);
        Chat chat = chat(message, from);
        if (body == null || body.mid() == null || from == null || chat == null) {
            return new Ignored("message_edited of nobody");
        }
        String text = Wording.of(body, bot).text();
        return text.isEmpty()
                ? new Ignored("message_edited without text")
                : new Edited(chat, from, Instant.ofEpochMilli(update.timestamp()), body.mid(), text);
    }

    private Inbound pressed(Update update) {
        Update.Callback press = update.callback();
        Update.Message message = update.message();
        Person from = press == null || press.user() == null ? null : person(press.user(), update);
        Chat chat = chat(message, from);
        if (press == null || press.callbackId() == null || press.payload() == null || from == null || chat == null) {
            return new Ignored("message_callback without data");
        }
        Update.Body body = message == null ? null : message.body();
        return new Pressed(
                chat,
                from,
                Instant.ofEpochMilli(press.timestamp()),
                body == null ? null : body.mid(),
                press.callbackId(),
                press.payload());
    }

    /** Pressing Start is how a person begins; nothing is written then. */
    private Inbound started(Update update) {
        Update.User user = update.user();
        if (user == null || user.isBot()) {
            return new Ignored("bot_started by nobody");
        }
        dialogs.learn(user.userId(), update.chatId());
        String payload = update.payload() == null ? "" : update.payload().strip();
        return new Inbound.Message(
                dialog(user.userId()),
                person(user, update),
                Instant.ofEpochMilli(update.timestamp()),
                "start-" + update.timestamp(),
                ("/start " + payload).strip(),
                List.of(),
                null,
                true);
    }

    private Inbound reach(Update update, boolean reachable) {
        Update.User user = update.user();
        boolean group = "bot_added".equals(update.updateType()) || "bot_removed".equals(update.updateType());
        if (user == null || update.isChannel()) {
            return new Ignored(update.updateType() + " of a channel or nobody");
        }
        Chat chat = group ? group(update.chatId()) : dialog(user.userId());
        return new Reach(chat, person(user, update), Instant.ofEpochMilli(update.timestamp()), reachable);
    }

    /** Null for other bots: answering them could go on for ever. */
    private static @Nullable Person author(Update update) {
        Update.Message message = update.message();
        Update.User sender = message == null ? null : message.sender();
        return sender == null || sender.isBot() ? null : person(sender, update);
    }

    private static Person person(Update.User user, Update update) {
        String first = user.firstName() == null ? "" : user.firstName();
        String name = user.lastName() == null ? first : first + " " + user.lastName();
        return new Person(Long.toString(user.userId()), name.strip(), user.username(), update.userLocale());
    }

    /** Null for channels, and where nobody says where it was. */
    private @Nullable Chat chat(Update.@Nullable Message message, @Nullable Person from) {
        Update.Recipient recipient = message == null ? null : message.recipient();
        if (recipient == null || recipient.isChannel() || from == null) {
            return null;
        }
        if (!recipient.isDialog()) {
            return group(recipient.chatId());
        }
        long person = Long.parseLong(from.id());
        dialogs.learn(person, recipient.chatId());
        return dialog(person);
    }

    private static Chat dialog(long person) {
        return new Chat(new ChatAddress(true, person).toString(), false, null);
    }

    private static Chat group(long id) {
        return new Chat(new ChatAddress(false, id).toString(), true, null);
    }
}
