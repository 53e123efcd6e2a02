package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message carries beside its text. */
final class Parts {

    private Parts() {}

    static List<Part> of(Update.Message message) {
        List<Part> parts = new ArrayList<>(1);
        if (message.photo() != null && !message.photo().isEmpty()) {
            add(parts, Kind.PHOTO, message.photo().getLast()); // sizes come in ascending order
        }
        // an animation comes with a second copy of itself as document
        add(parts, Kind.DOCUMENT, message.animation() == null ? message.document() : null);
        add(parts, Kind.VIDEO, message.animation());
        add(parts, Kind.VIDEO, message.video());
        add(parts, Kind.VIDEO, message.videoNote());
        add(parts, Kind.VOICE, message.voice());
        add(parts, Kind.AUDIO, message.audio());
        add(parts, Kind.STICKER, message.sticker());
        Update.Venue venue = message.venue();
        place(parts, message.location(), venue == null ? null : venue.title());
        contact(parts, message.contact());
        return parts;
    }

    private static void add(List<Part> parts, Kind kind, Update.@Nullable Media media) {
        if (media != null) {
            String name = media.fileName() == null ? media.emoji() : media.fileName();
            parts.add(new Part(kind, media.fileId(), name, media.mimeType(), media.fileSize()));
        }
    }

    /** A venue repeats its place as location. */
    private static void place(List<Part> parts, Update.@Nullable Location place, @Nullable String title) {
        if (place != null) {
            parts.add(new Part(Kind.LOCATION, place.latitude() + "," + place.longitude(), title, null, 0));
        }
    }

    private static void contact(List<Part> parts, Update.@Nullable Contact contact) {
        if (contact != null) {
            String first = contact.firstName() == null ? "" : contact.firstName();
            String name = contact.lastName() == null ? first : first + " " + contact.lastName();
            parts.add(new Part(Kind.CONTACT, contact.phoneNumber(), name.strip(), null, 0));
        }
    }
}
