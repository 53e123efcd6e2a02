package dev.frontdesk.knowledge;

import dev.frontdesk.platform.DataFolder;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Documents that are pictures, for answers that show them. */
@Component
public class Pictures {

    /** What every channel takes as a picture. */
    private static final long BYTES_MAX = 5_000_000;

    private final Documents documents;
    private final ContentStore contents;
    private final Tenancy tenancy;
    private final Path folder;

    Pictures(Documents documents, ContentStore contents, Tenancy tenancy, DataFolder data) {
        this.documents = documents;
        this.contents = contents;
        this.tenancy = tenancy;
        this.folder = data.folder("reading");
    }

    /** @param content the caller closes it */
    public record Opened(String name, InputStream content) {}

    /** Whether a passage may be all there is of a picture, told without asking the database: it only names it. */
    public static boolean mayBe(String title, String passage) {
        return title.strip().toLowerCase(Locale.ROOT).equals(passage.strip().toLowerCase(Locale.ROOT));
    }

    /** Empty where the document is none, is gone, or is too large for an answer. */
    public Optional<Opened> open(OrganizationId organization, ProjectId project, DocumentId id) throws IOException {
        Document document = documents.find(organization, project, id).orElse(null);
        String type = document == null ? null : document.mediaType();
        String name = document == null ? null : document.fileName();
        if (document == null
                || type == null
                || name == null
                || !type.startsWith("image/")
                || document.bytes() > BYTES_MAX) {
            return Optional.empty();
        }
        Path file = Files.createTempFile(folder, "picture", "");
        tenancy.read(organization, () -> {
            try {
                contents.write(organization, id, file);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Optional.of(new Opened(name, Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
    }
}
