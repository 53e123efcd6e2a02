package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Chat;
import dev.frontdesk.connector.Inbound.Edited;
import dev.frontdesk.connector.Inbound.Ignored;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes items of events. Whatever is not understood becomes {@link Ignored}: an event that is refused would be posted
 * again and again. See <a href="https://dev.vk.com/ru/api/community-events/json-schema">events</a>.
 */
final class EventDecoder {

    /** Ids of group chats begin here. */
    private static final long CHATS = 2_000_000_000L;

    private final OwnId own;
    private final Clock clock;

    EventDecoder(OwnId own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when it is no event at all */
    static ObjectNode read(String raw) {
        try {
            if (VkApi.JSON.readTree(raw) instanceof ObjectNode event) {
                return event;
            }
        } catch (JacksonException e) {
            // said below
        }
        throw new IllegalArgumentException("It is not a JSON object");
    }

    static JsonNode message(JsonNode event) {
        JsonNode object = event.path("object");
        return object.has("message") ? object.path("message") : object;
    }

    /** Who is behind an event, 0 or less for nobody. */
    static long person(JsonNode event) {
        JsonNode message = message(event);
        return message.path("from_id").asLong(message.path("user_id").asLong(0));
    }

    Item item(ObjectNode event) {
        return new Item(id(event), event.toString(), decode(event));
    }

    /**
     * A new message is known by its number within its conversation: the same whether it was posted, polled or read from
     * the history, which knows no events.
     */
    private static String id(JsonNode event) {
        JsonNode message = message(event);
        if ("message_new".equals(event.path("type").asString("")) && message.has("conversation_message_id")) {
            return message.path("peer_id").asString("") + ":"
                    + message.path("conversation_message_id").asString("");
        }
        String id = event.path("event_id").asString("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("There is no event_id");
        }
        return id;
    }

    private Inbound decode(ObjectNode event) {
        String type = event.path("type").asString("");
        return switch (type) {
            case "message_new" -> message(event, message(event));
            case "message_edit" -> edited(event, message(event));
            case "message_event" -> pressed(event, event.path("object"));
            case "message_allow", "message_deny" -> reach(event, type.equals("message_allow"));
            default -> new Ignored(type);
        };
    }

    private Inbound message(ObjectNode event, JsonNode message) {
        long from = message.path("from_id").asLong(0);
        if (from <= 0 || message.path("out").asInt(0) == 1) {
            return new Ignored("message of a community"); // answering them could go on for ever
        }
        if (message.path("action").isObject()) {
            return action(event, message);
        }
        Instant at = Instant.ofEpochSecond(message.path("date").asLong(0));
        String number = message.path("conversation_message_id").asString("0");
        Payload payload = Payload.of(message.path("payload").asString(""));
        if (payload.choice() != null) {
            return new Pressed(chat(message), author(event, from), at, null, "", payload.choice());
        }
        Wording wording = Wording.of(message, own.get());
        List<Part> parts = Parts.of(message);
        String text = payload.isStart() ? "/start" : wording.text();
        if (text.isEmpty() && parts.isEmpty()) {
            return new Ignored("message without content");
        }
        JsonNode original = message.path("reply_message");
        return new Inbound.Message(
                chat(message),
                author(event, from),
                at,
                number,
                text,
                parts,
                original.isObject() ? original.path("conversation_message_id").asString(null) : null,
                !isGroup(message)
                        || wording.namesUs()
                        || original.path("from_id").asLong(0) == -own.get());
    }

    /** We were let into a chat or removed from it; what happens to others there is nothing to us. */
    private Inbound action(ObjectNode event, JsonNode message) {
        JsonNode action = message.path("action");
        String type = action.path("type").asString("");
        boolean ours = action.path("member_id").asLong(0) == -own.get();
        if (!ours || !(type.equals("chat_invite_user") || type.equals("chat_kick_user"))) {
            return new Ignored(type);
        }
        return new Reach(
                chat(message),
                author(event, message.path("from_id").asLong(0)),
                Instant.ofEpochSecond(message.path("date").asLong(0)),
                type.equals("chat_invite_user"));
    }

    private Inbound edited(ObjectNode event, JsonNode message) {
        long from = message.path("from_id").asLong(0);
        Wording wording = Wording.of(message, own.get());
        if (from <= 0 || message.path("out").asInt(0) == 1 || wording.text().isEmpty()) {
            return new Ignored("message_edit without text");
        }
        long date = message.path("date").asLong(0);
        return new Edited(
                chat(message),
                author(event, from),
                Instant.ofEpochSecond(message.path("update_time").asLong(date)),
                message.path("conversation_message_id").asString("0"),
                wording.text());
    }

    /** A press carries no time of its own. */
    private Inbound pressed(ObjectNode event, JsonNode press) {
        String choice = Payload.of(press.path("payload")).choice();
        if (choice == null || press.path("event_id").asString("").isEmpty()) {
            return new Ignored("message_event without data");
        }
        long from = press.path("user_id").asLong(0);
        PressId id = new PressId(
                press.path("event_id").asString(""), from, press.path("peer_id").asLong(from));
        return new Pressed(
                chat(press),
                author(event, from),
                clock.instant(),
                press.path("conversation_message_id").asString(null),
                id.toString(),
                choice);
    }

    private Inbound reach(ObjectNode event, boolean reachable) {
        long person = person(event);
        if (person <= 0) {
            return new Ignored("permission of nobody");
        }
        Chat chat = new Chat(Long.toString(person), false, null);
        return new Reach(chat, author(event, person), clock.instant(), reachable);
    }

    private static boolean isGroup(JsonNode message) {
        return message.path("peer_id").asLong(0) >= CHATS;
    }

    private static Chat chat(JsonNode message) {
        return new Chat(message.path("peer_id").asString(""), isGroup(message), null);
    }

    private static Person author(ObjectNode event, long id) {
        JsonNode profile = event.path("profiles").path(0);
        String name = profile.path("first_name").asString("") + " "
                + profile.path("last_name").asString("");
        return new Person(
                Long.toString(id), name.strip(), profile.path("domain").asString(null), language(event));
    }

    /** VK numbers its languages; those of the people around it are enough. */
    private static @Nullable String language(JsonNode event) {
        return switch (event.path("object").path("client_info").path("lang_id").asInt(-1)) {
            case 0 -> "ru";
            case 1 -> "uk";
            case 2 -> "be";
            case 3 -> "en";
            default -> null;
        };
    }
}
