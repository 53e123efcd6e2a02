package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.Document.Failure;
import dev.frontdesk.knowledge.Document.Kind;
import dev.frontdesk.knowledge.extraction.Block;
import dev.frontdesk.knowledge.extraction.Extraction;
import dev.frontdesk.knowledge.extraction.Extractor;
import dev.frontdesk.knowledge.extraction.Unreadable;
import dev.frontdesk.platform.DataFolder;
import dev.frontdesk.platform.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Turns a stored document into passages. */
@Component
class Reading implements DisposableBean {

    /** @param title as the content gives it; null where it gives none */
    record Outcome(@Nullable String title, @Nullable String mediaType, Language language, List<Draft> drafts) {}

    /** The document will never be read as it is. */
    static final class Refused extends Exception {
        private final Failure failure;

        Refused(Failure failure, Unreadable cause) {
            super(cause.getMessage(), cause);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    private static final Pattern MARKDOWN = Pattern.compile("(?m)^(#{1,6} \\S|\\|.*\\|\\s*$)");
    private static final int TITLE_LENGTH_MAX = 200;

    private final Extractor extractor = new Extractor(Extractor.Limits.USUAL);
    private final ContentStore contents;
    private final Tenancy tenancy;
    private final Path folder;

    Reading(ContentStore contents, Tenancy tenancy, DataFolder data) {
        this.contents = contents;
        this.tenancy = tenancy;
        this.folder = data.folder("reading");
    }

    /** @throws IOException if it could not be tried; another attempt may succeed */
    Outcome read(Document document) throws IOException, InterruptedException, Refused {
        Path file = Files.createTempFile(folder, "document", "");
        try {
            tenancy.read(document.organization(), () -> {
                try {
                    contents.write(document.organization(), document.id(), file);
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return document.kind() == Kind.QUESTION ? question(document, file) : text(document, file);
        } catch (Unreadable e) {
            throw new Refused(failure(e), e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Outcome question(Document document, Path file) throws IOException {
        String text = document.title() + "\n" + Files.readString(file);
        Language language = Language.of(text);
        return new Outcome(null, "text/plain", language, List.of(new Draft("", text, language)));
    }

    private Outcome text(Document document, Path file) throws IOException, InterruptedException, Unreadable {
        Extraction extraction = extractor.extract(file, name(document, file));
        Language language = Language.of(sample(extraction.blocks()));
        String title = extraction.title();
        return new Outcome(
                document.kind() == Kind.TEXT || title == null
                        ? null
                        : title.substring(0, Math.min(title.length(), TITLE_LENGTH_MAX)),
                extraction.mediaType(),
                language,
                Splitter.split(extraction.blocks(), language));
    }

    private static String name(Document document, Path file) throws IOException {
        String fileName = document.fileName();
        if (fileName != null) {
            return fileName;
        }
        return MARKDOWN.matcher(Files.readString(file)).find() ? "text.md" : "text.txt";
    }

    private static String sample(List<Block> blocks) {
        return blocks.stream().limit(200).map(Block::toString).collect(Collectors.joining("\n"));
    }

    private static Failure failure(Unreadable problem) throws IOException {
        return switch (problem.reason()) {
            case EMPTY -> Failure.EMPTY;
            case NO_TEXT -> Failure.NO_TEXT;
            case ENCRYPTED -> Failure.ENCRYPTED;
            case BROKEN -> Failure.BROKEN;
            case UNSUPPORTED -> Failure.UNSUPPORTED;
            case BOMB -> Failure.BOMB;
            case TOO_LONG -> Failure.TOO_LONG;
            case TOO_HEAVY -> Failure.TOO_HEAVY;
            case UNAVAILABLE -> throw new IOException(problem);
        };
    }

    @Override
    public void destroy() {
        extractor.close();
    }
}
