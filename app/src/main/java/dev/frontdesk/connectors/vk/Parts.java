package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a message carries beside its text. A reference is the address of the file, good for a while and without a token. */
final class Parts {

    private Parts() {}

    static List<Part> of(JsonNode message) {
        List<Part> parts = new ArrayList<>(1);
        for (JsonNode attachment : message.path("attachments")) {
            String type = attachment.path("type").asString("");
            JsonNode body = attachment.path(type);
            switch (type) {
                case "photo" -> parts.add(part(Kind.PHOTO, photo(body), null, "image/jpeg", 0));
                case "doc" -> parts.add(document(body));
                case "audio_message" ->
                    parts.add(part(Kind.VOICE, text(body, "link_ogg"), "voice.ogg", "audio/ogg", 0));
                case "audio" -> parts.add(part(Kind.AUDIO, text(body, "url"), text(body, "title"), "audio/mpeg", 0));
                case "video" -> parts.add(part(Kind.VIDEO, null, text(body, "title"), null, 0)); // VK gives no file
                case "graffiti" -> parts.add(part(Kind.PHOTO, text(body, "url"), null, "image/png", 0));
                case "sticker" -> parts.add(part(Kind.STICKER, largest(body.path("images")), null, "image/png", 0));
                default -> {} // links and posts are read with the text
            }
        }
        JsonNode place = message.path("geo").path("coordinates");
        if (place.isObject()) {
            String at = place.path("latitude").asDouble(0) + ","
                    + place.path("longitude").asDouble(0);
            parts.add(part(Kind.LOCATION, at, text(message.path("geo").path("place"), "title"), null, 0));
        }
        return parts;
    }

    private static Part part(
            Kind kind, @Nullable String reference, @Nullable String name, @Nullable String mediaType, long bytes) {
        return new Part(kind, reference, name, mediaType, bytes);
    }

    private static Part document(JsonNode doc) {
        String name = doc.path("title").asString("").replaceFirst("^.*[/\\\\]", "");
        return part(
                Kind.DOCUMENT,
                text(doc, "url"),
                name.isEmpty() ? null : name,
                null,
                doc.path("size").asLong(0));
    }

    private static @Nullable String photo(JsonNode photo) {
        String original = text(photo.path("orig_photo"), "url");
        return original != null ? original : largest(photo.path("sizes"));
    }

    private static @Nullable String largest(JsonNode images) {
        String url = null;
        long most = -1;
        for (JsonNode image : images) {
            long area = image.path("width").asLong(0) * image.path("height").asLong(0);
            if (area > most) {
                most = area;
                url = text(image, "url");
            }
        }
        return url;
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isEmpty() ? null : text;
    }
}
