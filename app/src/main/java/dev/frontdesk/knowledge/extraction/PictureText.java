package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture is found by what its owner called it; what it shows is not looked at. */
final class PictureText {

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/gif");

    private PictureText() {}

    static boolean reads(String mediaType) {
        return TYPES.contains(mediaType);
    }

    static Extraction read(Path file, String name, String mediaType) throws Unreadable {
        if (!hasSize(file)) {
            throw new Unreadable(Reason.UNSUPPORTED, mediaType);
        }
        int dot = name.lastIndexOf('.');
        String words = (dot > 0 ? name.substring(0, dot) : name)
                .replaceAll("[-_]+", " ")
                .strip();
        return new Extraction(mediaType, null, words.isEmpty() ? List.of() : List.of(new Block.Paragraph(words)));
    }

    /** Only the head is read. */
    private static boolean hasSize(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            reader.setInput(in, true, true);
            boolean seen = reader.getWidth(0) > 0 && reader.getHeight(0) > 0;
            reader.dispose();
            return seen;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
