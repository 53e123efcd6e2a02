package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person sends beside text: {@code photo, document, voice, video, sticker} with {@code content} (base64),
 * {@code fileName?, mimeType?}; {@code location {latitude, longitude}}; {@code contact {phoneNumber, firstName, vcf?}}.
 */
final class IncomingMedia {

    private static final Map<String, String> TYPES = Map.of(
            "photo", "image",
            "document", "file",
            "voice", "audio",
            "audio", "audio",
            "video", "video",
            "sticker", "sticker");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "image", "image/jpeg",
            "file", "application/octet-stream",
            "audio", "audio/ogg",
            "video", "video/mp4",
            "sticker", "image/webp");

    private final Max max;

    IncomingMedia(Max max) {
        this.max = max;
    }

    ArrayNode read(JsonNode order) {
        ArrayNode attachments = Json.MAPPER.createArrayNode();
        TYPES.forEach((name, type) -> {
            if (order.path(name).isObject()) {
                attachments.add(file(type, order.path(name)).attachment());
            }
        });
        JsonNode location = order.path("location");
        if (location.isObject()) {
            attachments
                    .addObject()
                    .put("type", "location")
                    .put("latitude", location.path("latitude").asDouble(0))
                    .put("longitude", location.path("longitude").asDouble(0));
        }
        JsonNode contact = order.path("contact");
        if (contact.isObject()) {
            ObjectNode payload = attachments.addObject().put("type", "contact").putObject("payload");
            payload.put("vcf_info", contact.path("vcf").asString(card(contact)));
            payload.put("hash", FileStore.random());
        }
        return attachments;
    }

    private static String card(JsonNode contact) {
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:"
                + contact.path("phoneNumber").asString("") + "\r\nFN:"
                + contact.path("firstName").asString("") + "\r\nEND:VCARD\r\n";
    }

    private StoredFile file(String type, JsonNode order) {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(order.path("content").asString(""));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "content is not base64.");
        }
        String mediaType = order.path("mimeType").asString(MEDIA_TYPES.getOrDefault(type, ""));
        return max.files().store(null, type, order.path("fileName").asString("file"), mediaType, content, 0);
    }
}
