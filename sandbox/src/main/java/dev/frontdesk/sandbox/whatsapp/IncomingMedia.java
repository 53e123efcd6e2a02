package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The file that a person sends: an object {@code photo, document, voice, audio, video, sticker} with {@code content}
 * (base64) or {@code size} in bytes, {@code fileName} and {@code mimeType}; or {@code contact} {@code {phoneNumber,
 * firstName}}.
 */
final class IncomingMedia {

    private static final int SIZE_MAX = 100 << 20;

    private static final Map<String, String> TYPES = Map.of(
            "photo", "image/png",
            "document", "application/pdf",
            "voice", "audio/ogg",
            "audio", "audio/mpeg",
            "video", "video/mp4",
            "sticker", "image/webp");

    /** One grey pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mM88x8AAp0BzdNtlUkAAAAASUVORK5CYII=");

    private IncomingMedia() {}

    static Message.@Nullable Media read(Account account, JsonNode order) {
        for (String kind : TYPES.keySet()) {
            JsonNode file = order.path(kind);
            if (file.isObject()) {
                String type = file.path("mimeType").asString(TYPES.get(kind));
                return stored(account, kind, type, file.path("fileName").asString(null), content(kind, file));
            }
        }
        JsonNode contact = order.path("contact");
        if (contact.isObject()) {
            String card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:"
                    + contact.path("firstName").asString("") + "\r\nTEL:"
                    + contact.path("phoneNumber").asString("") + "\r\nEND:VCARD\r\n";
            return stored(account, "contact", "text/vcard", "contact.vcf", card.getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

    private static Message.Media stored(
            Account account, String kind, String type, @Nullable String name, byte[] content) {
        MediaStore.Stored file = account.twilio().media().add(account, type, name, content);
        return new Message.Media(kind, file.sid(), type, name, content.length);
    }

    private static byte[] content(String kind, JsonNode file) {
        if (file.has("content")) {
            try {
                return Base64.getDecoder().decode(file.path("content").asString());
            } catch (IllegalArgumentException e) {
                throw new Problem(400, "content is not base64.");
            }
        }
        if (kind.equals("photo") && !file.has("size")) {
            return PICTURE.clone();
        }
        int size = file.path("size").asInt(1000);
        if (size < 0 || size > SIZE_MAX) {
            throw new Problem(400, "WhatsApp sends files up to 100 MB.");
        }
        return new byte[size];
    }
}
