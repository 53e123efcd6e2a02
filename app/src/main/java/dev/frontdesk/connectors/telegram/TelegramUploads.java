package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Refusal.Rejected;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Sends files. See <a href="https://core.telegram.org/bots/api#sending-files">Sending files</a>: pictures have tighter
 * bounds than other files, so that one which Telegram cannot show goes as a file.
 */
final class TelegramUploads {

    static final long BYTES_MAX = 50_000_000;

    private static final long PHOTO_BYTES_MAX = 10_000_000;
    private static final Set<String> PHOTO_TYPES = Set.of("image/jpeg", "image/png", "image/webp");
    private static final Pattern NOT_A_PHOTO = Pattern.compile("(?i)PHOTO_|IMAGE_PROCESS_FAILED|too big");

    private final TelegramApi api;

    TelegramUploads(TelegramApi api) {
        this.api = api;
    }

    /** @param arguments what the message has beside the file */
    JsonNode send(Attachment file, Map<String, ?> arguments) {
        String kind = kind(file);
        try {
            return api.upload(method(kind), arguments, kind, file);
        } catch (Rejected refusal) {
            if (kind.equals("photo")
                    && NOT_A_PHOTO.matcher(refusal.getMessage()).find()) {
                return api.upload(method("document"), arguments, "document", file);
            }
            throw refusal;
        }
    }

    private static String kind(Attachment file) {
        String type = file.mediaType();
        return switch (file.kind()) {
            case PHOTO -> PHOTO_TYPES.contains(type) && file.bytes() <= PHOTO_BYTES_MAX ? "photo" : "document";
            case VOICE -> Set.of("audio/ogg", "audio/opus").contains(type) ? "voice" : "document";
            case AUDIO -> Set.of("audio/mpeg", "audio/mp4").contains(type) ? "audio" : "document";
            case VIDEO -> type.equals("video/mp4") ? "video" : "document";
            case DOCUMENT, STICKER, LOCATION, CONTACT, REMARK -> "document";
        };
    }

    private static String method(String kind) {
        return "send" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }
}
