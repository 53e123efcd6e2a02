package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Part.Kind;
import java.util.ArrayList;
import java.util.List;

/** What a message carries beside its text. */
final class PostParts {

    private static final int MEDIA_MAX = 10;
    private static final String FILE_NAME = "[^\\p{Cntrl}/\\\\:*?\"<>|]{1,200}\\.[A-Za-z0-9]{1,8}";

    private PostParts() {}

    static List<Part> of(FormBody post) {
        List<Part> parts = new ArrayList<>(1);
        String name = isNamedByText(post) ? post.get("Body") : null;
        for (int i = 0; i < Math.min(MEDIA_MAX, count(post)); i++) {
            String address = post.get("MediaUrl" + i);
            String type = post.get("MediaContentType" + i, "");
            if (address != null) {
                parts.add(new Part(kind(post.get("MessageType", ""), type), address, name, type, 0));
            }
        }
        String latitude = post.get("Latitude");
        String longitude = post.get("Longitude");
        if (latitude != null && longitude != null) {
            String label = post.get("Label");
            String place = label == null ? post.get("Address") : label;
            parts.add(new Part(Kind.LOCATION, latitude + "," + longitude, place, null, 0));
        }
        return parts;
    }

    private static int count(FormBody post) {
        String count = post.get("NumMedia", "0");
        return count.matches("\\d{1,3}") ? Integer.parseInt(count) : 0;
    }

    /** The name of a document comes where its caption would stand. */
    static boolean isNamedByText(FormBody post) {
        return "document".equals(post.get("MessageType"))
                && count(post) == 1
                && post.get("Body", "").matches(FILE_NAME);
    }

    /** A card is a file here: its phone number stands inside. */
    private static Kind kind(String messageType, String mediaType) {
        if (messageType.equals("sticker") || mediaType.equals("image/webp")) {
            return Kind.STICKER;
        }
        if (mediaType.startsWith("audio/ogg")) {
            return Kind.VOICE;
        }
        return switch (mediaType.replaceFirst("/.*", "")) {
            case "image" -> Kind.PHOTO;
            case "audio" -> Kind.AUDIO;
            case "video" -> Kind.VIDEO;
            default -> Kind.DOCUMENT;
        };
    }
}
