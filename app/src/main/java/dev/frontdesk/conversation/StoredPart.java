package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.media.FileId;
import dev.frontdesk.media.FileNames;
import dev.frontdesk.media.StoredFile;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came along with a message, or goes out with it, as it is stored beside the text.
 *
 * @param reference by which the provider knows it; of a place {@code latitude,longitude}, of a card the phone
 *     number, of a remark which it is
 * @param mediaType as sniffed where {@code file} is set, else what the provider says
 * @param bytes as counted where {@code file} is set, else what the provider says, 0 where it does not
 * @param file hash of the kept content; null while it is not kept
 * @param problem why it is not kept: {@code gone}, {@code too_large}, {@code too_many}, {@code
 *     no_room}, {@code no_access} or {@code unavailable}
 * @param text what it says in words, once it was read
 */
record StoredPart(
        Part.Kind kind,
        @Nullable String reference,
        @Nullable String name,
        @Nullable String mediaType,
        long bytes,
        @Nullable String file,
        @Nullable String problem,
        @Nullable String text) {

    private static final Set<String> AGAIN = Set.of("unavailable", "no_access", "no_room", "too_many");

    static StoredPart of(Part part) {
        String name = part.name();
        boolean named = name != null
                && switch (part.kind()) {
                    case PHOTO, DOCUMENT, VOICE, AUDIO, VIDEO -> true;
                    case STICKER, LOCATION, CONTACT, REMARK -> false;
                };
        return new StoredPart(
                part.kind(),
                part.reference(),
                named ? FileNames.harmless(name, "file") : name,
                part.mediaType(),
                part.bytes(),
                null,
                null,
                null);
    }

    /** Places, cards and remarks are told whole by their message. */
    boolean isFile() {
        return kind != Part.Kind.LOCATION && kind != Part.Kind.CONTACT && !isRemark();
    }

    /** For the people in the hub; nothing that the person sent. */
    boolean isRemark() {
        return kind == Part.Kind.REMARK;
    }

    /** Whether fetching it anew may do better; what is gone stays gone, and what is too large is so again. */
    boolean mayBeTriedAgain() {
        return reference != null && problem != null && AGAIN.contains(problem);
    }

    boolean isMissing() {
        return isFile() && file == null && problem == null;
    }

    Optional<StoredFile> kept() {
        String hash = file;
        String type = mediaType;
        return hash == null || type == null
                ? Optional.empty()
                : Optional.of(new StoredFile(new FileId(hash), type, bytes));
    }

    StoredPart keptAs(StoredFile content, @Nullable String given) {
        return new StoredPart(
                kind,
                reference,
                name == null ? given : name,
                content.mediaType(),
                content.bytes(),
                content.id().value(),
                null,
                text);
    }

    StoredPart failed(String why) {
        return new StoredPart(kind, reference, name, mediaType, bytes, null, why, text);
    }

    StoredPart saying(String words) {
        return new StoredPart(kind, reference, name, mediaType, bytes, file, problem, words);
    }

    TurnRunner.Attached attached() {
        return new TurnRunner.Attached(word(), name, kept().orElse(null), isFile() ? text : reference);
    }

    /** For lists, in no language. */
    String mark() {
        String sign = switch (kind) {
            case PHOTO -> "\uD83D\uDDBC";
            case VOICE, AUDIO -> "\uD83C\uDFA4";
            case VIDEO -> "\uD83C\uDFAC";
            case LOCATION -> "\uD83D\uDCCD";
            case CONTACT -> "\uD83D\uDC64";
            case REMARK -> "\u2702";
            case DOCUMENT, STICKER -> "\uD83D\uDCCE";
        };
        return name == null ? sign : kind == Part.Kind.STICKER ? name : sign + " " + name;
    }

    String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
