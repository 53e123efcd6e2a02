package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.Entity;
import dev.frontdesk.sandbox.telegram.markup.EntityType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as they travel. */
final class MessageJson {

    private static final List<String> MEDIA = List.of(
            "photo",
            "document",
            "audio",
            "voice",
            "video",
            "animation",
            "video_note",
            "sticker",
            "location",
            "contact");

    private MessageJson() {}

    /** The name of the media field among these, null if there is none. */
    static @Nullable String mediaKind(ObjectNode extra) {
        if (extra.has("animation")) {
            return "animation";
        }
        for (String kind : MEDIA) {
            if (extra.has(kind)) {
                return kind;
            }
        }
        return null;
    }

    static void write(JsonGenerator json, Chat chat, Message message) {
        json.writeStartObject();
        json.writeNumberProperty("message_id", message.id());
        json.writeNumberProperty("date", message.date());
        if (message.editDate() > 0) {
            json.writeNumberProperty("edit_date", message.editDate());
        }
        if (message.thread() > 0) {
            json.writeNumberProperty("message_thread_id", message.thread());
            json.writeBooleanProperty("is_topic_message", true);
        }
        if (chat.type() == ChatType.CHANNEL) {
            json.writeName("sender_chat");
            chat.write(json);
        } else {
            json.writeName("from");
            message.from().write(json);
        }
        json.writeName("chat");
        chat.write(json);
        if (message.replyTo() != null) {
            json.writeName("reply_to_message");
            write(json, chat, message.replyTo());
        }
        if (message.extra() != null) {
            for (Map.Entry<String, JsonNode> field : message.extra().properties()) {
                json.writeName(field.getKey());
                json.writeTree(field.getValue());
            }
        }
        if (!message.text().isEmpty()) {
            boolean caption = message.hasMedia();
            json.writeStringProperty(
                    caption ? "caption" : "text", message.text().text());
            entities(
                    json,
                    chat,
                    caption ? "caption_entities" : "entities",
                    message.text().entities());
        }
        if (message.inlineKeyboard() != null && message.markup() != null) {
            json.writeName("reply_markup");
            json.writeTree(message.markup());
        }
        json.writeEndObject();
    }

    private static void entities(JsonGenerator json, Chat chat, String name, List<Entity> entities) {
        if (entities.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        for (Entity entity : entities) {
            entity(json, chat, entity);
        }
        json.writeEndArray();
    }

    static void entity(JsonGenerator json, Chat chat, Entity entity) {
        Person mentioned = null;
        if (entity.type() == EntityType.TEXT_MENTION) {
            mentioned = chat.bot().telegram().people().find(Long.parseLong(entity.argument()));
            if (mentioned == null) {
                return;
            }
        }
        json.writeStartObject();
        json.writeNumberProperty("offset", entity.offset());
        json.writeNumberProperty("length", entity.length());
        json.writeStringProperty("type", entity.type().wireName());
        String argumentName = entity.type().argumentName();
        if (mentioned != null) {
            json.writeName("user");
            mentioned.write(json);
        } else if (entity.type() == EntityType.DATE_TIME) {
            json.writeNumberProperty("unix_time", Long.parseLong(entity.argument()));
        } else if (argumentName != null && !entity.argument().isEmpty()) {
            json.writeStringProperty(argumentName, entity.argument());
        }
        json.writeEndObject();
    }
}
