package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;

/** Reads one file: finds out what it is by its content, then lets the reader for it make blocks. */
final class FileText {

    private static final Set<String> OFFICE = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/rtf",
            "text/html",
            "application/xhtml+xml",
            "message/rfc822");

    private static final Set<String> TEXTS = Set.of("txt", "md", "markdown", "csv", "tsv", "tab");

    /** XML that is no text to read: pages have a reader of their own, and a drawing may carry scripts. */
    private static final Set<String> NO_TEXTS = Set.of("application/xhtml+xml", "image/svg+xml");

    /** Office files with a password are an OLE container around an encrypted package. */
    private static final String PROTECTED_OFFICE = "application/x-tika-ooxml-protected";

    private final TikaConfig tika = TikaConfig.getDefaultConfig();
    private final TikaText office = new TikaText(tika);

    Extraction read(Path file, String name) throws Unreadable {
        try {
            if (Files.size(file) == 0) {
                throw new Unreadable(Reason.EMPTY, name);
            }
            String mediaType = mediaType(file, name);
            Extraction extraction = read(file, name, mediaType);
            if (extraction.blocks().isEmpty()) {
                throw new Unreadable(Reason.NO_TEXT, mediaType);
            }
            return extraction;
        } catch (StackOverflowError e) {
            throw new Unreadable(Reason.BOMB, "nested too deeply");
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(Reason.BROKEN, e);
        }
    }

    private Extraction read(Path file, String name, String mediaType) throws IOException, Unreadable {
        if (mediaType.equals(PROTECTED_OFFICE)) {
            throw new Unreadable(Reason.ENCRYPTED, mediaType);
        }
        if (mediaType.equals("application/pdf")) {
            return new PdfText().read(file);
        }
        if (OFFICE.contains(mediaType)) {
            return office.read(file, mediaType);
        }
        if (PictureText.reads(mediaType)) {
            return PictureText.read(file, name, mediaType);
        }
        if (!mediaType.startsWith("text/") || !looksLikeText(file)) {
            throw new Unreadable(Reason.UNSUPPORTED, mediaType);
        }
        String text = TextDecoding.decode(Files.readAllBytes(file));
        return switch (extension(name)) {
            case "csv", "tsv", "tab" -> new Extraction("text/csv", null, CsvText.read(text));
            case "md", "markdown" -> markdown(MarkdownText.read(text));
            default -> new Extraction("text/plain", null, PlainText.read(text));
        };
    }

    /** Called as it calls itself, where it opens with its title. */
    private static Extraction markdown(List<Block> blocks) {
        Block first = blocks.isEmpty() ? null : blocks.getFirst();
        String title = first instanceof Heading heading ? titleOf(heading) : null;
        return new Extraction("text/markdown", title, blocks);
    }

    private static @Nullable String titleOf(Heading heading) {
        return heading.level() == 1 ? heading.text() : null;
    }

    private String mediaType(Path file, String name) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        MediaType type;
        try (TikaInputStream in = TikaInputStream.get(file)) {
            type = tika.getDetector().detect(in, metadata);
        }
        String found = type.getBaseType().toString();
        if (found.equals("application/octet-stream") && TEXTS.contains(extension(name))) {
            return "text/plain";
        }
        return found.equals("application/json") || found.endsWith("+xml") && !NO_TEXTS.contains(found)
                ? "text/plain"
                : found;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Some stray NULs in a text are forgiven; programs and pictures named .txt are not. */
    private static boolean looksLikeText(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(8_192);
        }
        boolean wide = start.length > 1 && (start[0] & 0xFF) + (start[1] & 0xFF) == 0xFF + 0xFE;
        int odd = 0;
        for (byte b : start) {
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                odd++;
            }
        }
        return wide || odd <= 4 + start.length / 50;
    }
}
