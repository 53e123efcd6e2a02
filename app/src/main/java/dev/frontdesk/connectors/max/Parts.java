package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message carries beside its text. */
final class Parts {

    private static final Pattern PHONE = Pattern.compile("(?im)^TEL[^:\\r\\n]*:\\s*([^\\r\\n]+)");
    private static final Pattern NAME = Pattern.compile("(?im)^FN[^:\\r\\n]*:\\s*([^\\r\\n]+)");

    private Parts() {}

    static List<Part> of(Update.Body body) {
        List<Part> parts = new ArrayList<>(1);
        String mid = body.mid() == null ? "" : body.mid();
        List<Update.Attachment> attachments = body.attachments() == null ? List.of() : body.attachments();
        for (int i = 0; i < attachments.size(); i++) {
            Part part = part(mid, i, attachments.get(i));
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static @Nullable Part part(String mid, int index, Update.Attachment attachment) {
        return switch (attachment.type()) {
            case "image" -> file(Kind.PHOTO, mid, index, attachment);
            case "file" -> file(Kind.DOCUMENT, mid, index, attachment);
            case "audio" -> file(Kind.VOICE, mid, index, attachment);
            case "video" -> file(Kind.VIDEO, mid, index, attachment);
            case "sticker" -> file(Kind.STICKER, mid, index, attachment);
            case "location" ->
                new Part(Kind.LOCATION, attachment.latitude() + "," + attachment.longitude(), null, null, 0);
            case "contact" -> contact(attachment);
            case null, default -> null;
        };
    }

    private static @Nullable Part file(Kind kind, String mid, int index, Update.Attachment attachment) {
        Update.Payload payload = attachment.payload();
        if (payload == null) {
            return null;
        }
        String token = payload.token();
        FileReference reference = kind == Kind.VIDEO && token != null
                ? FileReference.video(mid, index, token)
                : new FileReference(mid, index, payload.url() == null ? "" : payload.url());
        return new Part(kind, reference.toString(), withoutPath(attachment.filename()), null, attachment.size());
    }

    private static @Nullable String withoutPath(@Nullable String name) {
        return name == null ? null : name.replaceFirst("(?s)^.*[/\\\\]", "");
    }

    private static @Nullable Part contact(Update.Attachment attachment) {
        Update.Payload payload = attachment.payload();
        String card = payload == null || payload.vcfInfo() == null ? "" : payload.vcfInfo();
        return new Part(Kind.CONTACT, first(PHONE, card), first(NAME, card), null, 0);
    }

    private static @Nullable String first(Pattern pattern, String card) {
        Matcher matcher = pattern.matcher(card);
        return matcher.find() ? matcher.group(1).strip() : null;
    }

    /** What MAX heard in a voice note. */
    static String transcription(Update.Body body) {
        List<Update.Attachment> attachments = body.attachments() == null ? List.of() : body.attachments();
        return attachments.stream()
                .map(Update.Attachment::transcription)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
