package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person sends beside text. A file is an object with {@code content} (base64) or {@code size} in bytes, and what
 * its kind has: fileName, mimeType, width, height, duration, emoji, setName, title, performer.
 */
final class IncomingMedia {

    private static final Map<String, String> FIELDS = Map.of(
            "fileName", "file_name",
            "mimeType", "mime_type",
            "width", "width",
            "height", "height",
            "duration", "duration",
            "emoji", "emoji",
            "setName", "set_name",
            "title", "title",
            "performer", "performer");
    private static final int SIZE_MAX = 2_000_000_000;

    private IncomingMedia() {}

    static @Nullable ObjectNode read(Bot bot, JsonNode order) {
        ObjectNode extra = Json.object();
        for (MediaKind kind : MediaKind.values()) {
            if (order.path(kind.wireName).isObject()) {
                extra.set(kind.wireName, file(bot, kind, order.path(kind.wireName)));
            }
        }
        JsonNode location = order.path("location");
        if (location.isObject()) {
            extra.putObject("location")
                    .put("latitude", location.path("latitude").asDouble(0))
                    .put("longitude", location.path("longitude").asDouble(0));
        }
        JsonNode contact = order.path("contact");
        if (contact.isObject()) {
            extra.putObject("contact")
                    .put("phone_number", contact.path("phoneNumber").asString(""))
                    .put("first_name", contact.path("firstName").asString(""))
                    .put("user_id", contact.path("userId").asLong(0));
        }
        if (order.has("albumId")) {
            extra.put("media_group_id", order.path("albumId").asString());
        }
        if (order.path("service") instanceof ObjectNode service) {
            extra.setAll(service);
        }
        return extra.isEmpty() ? null : extra;
    }

    private static JsonNode file(Bot bot, MediaKind kind, JsonNode order) {
        ObjectNode attributes = Json.object();
        FIELDS.forEach((from, to) -> {
            if (order.has(from)) {
                attributes.set(to, order.get(from));
            }
        });
        if (kind == MediaKind.STICKER) {
            defaults(
                    attributes,
                    Json.object()
                            .put("type", "regular")
                            .put("width", 512)
                            .put("height", 512)
                            .put("is_animated", false)
                            .put("is_video", false));
        } else if (kind == MediaKind.VOICE || kind == MediaKind.AUDIO || kind == MediaKind.VIDEO) {
            defaults(attributes, Json.object().put("duration", 1).put("mime_type", kind.mimeType));
        }
        byte[] content = content(kind, order);
        long size = content == null ? order.path("size").asLong(1000) : content.length;
        if (size > SIZE_MAX) {
            throw new Problem(400, "Telegram's apps send files up to 2000 MB.");
        }
        if (kind == MediaKind.PHOTO && content != null && !attributes.has("width")) {
            ImageSize image = ImageSize.of(content);
            if (image != null) {
                attributes.put("width", image.width()).put("height", image.height());
            }
        }
        return bot.telegram().files().store(bot, kind, content, size, attributes);
    }

    private static void defaults(ObjectNode attributes, ObjectNode defaults) {
        for (var entry : defaults.properties()) {
            if (!attributes.has(entry.getKey())) {
                attributes.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static byte @Nullable [] content(MediaKind kind, JsonNode order) {
        if (order.has("content")) {
            try {
                return Base64.getDecoder().decode(order.path("content").asString());
            } catch (IllegalArgumentException e) {
                throw new Problem(400, "content is not base64.");
            }
        }
        if (kind == MediaKind.PHOTO && !order.has("size")) {
            return PlainPicture.png(
                    Math.clamp(order.path("width").asInt(640), 1, 4000),
                    Math.clamp(order.path("height").asInt(480), 1, 4000));
        }
        return null;
    }
}
