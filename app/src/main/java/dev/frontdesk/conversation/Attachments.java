package dev.frontdesk.conversation;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.media.FileNames;
import dev.frontdesk.media.MediaFiles;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.platform.OrganizationId;
import java.io.FileNotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Kept files on their way out. */
@Component
class Attachments {

    private final MediaFiles files;

    Attachments(MediaFiles files) {
        this.files = files;
    }

    /** How a file is best shown, by what it is. */
    static StoredPart part(StoredFile file, @Nullable String name) {
        Part.Kind kind = switch (file.mediaType()) {
            case "image/jpeg", "image/png" -> Part.Kind.PHOTO;
            case "audio/mpeg", "audio/mp4" -> Part.Kind.AUDIO;
            case "video/mp4" -> Part.Kind.VIDEO;
            default -> Part.Kind.DOCUMENT;
        };
        StoredPart part = new StoredPart(kind, null, null, null, 0, null, null, null).keptAs(file, null);
        String given = FileNames.harmless(name, FileEndings.name(part));
        return new StoredPart(kind, null, given, file.mediaType(), file.bytes(), part.file(), null, null);
    }

    List<Attachment> of(OrganizationId organization, List<StoredPart> parts) {
        return parts.stream()
                .flatMap(part -> part.kept().stream().map(file -> attachment(organization, part, file)))
                .toList();
    }

    Attachment attachment(OrganizationId organization, StoredPart part, StoredFile file) {
        String name = part.name() == null ? FileEndings.name(part) : part.name();
        return new Attachment(
                part.kind(),
                name,
                file.mediaType(),
                file.bytes(),
                () -> files.open(organization, file.id())
                        .orElseThrow(() -> new FileNotFoundException("The file is not kept any more: " + file.id())));
    }
}
