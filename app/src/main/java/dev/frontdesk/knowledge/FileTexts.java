package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.extraction.Block;
import dev.frontdesk.knowledge.extraction.Extractor;
import dev.frontdesk.knowledge.extraction.Unreadable;
import dev.frontdesk.platform.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Reads what somebody sent, for an answer that waits for it: in a reader process of its own, so that a load of
 * documents being indexed does not hold it up, and no longer than a person waits.
 */
@Component
public class FileTexts implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FileTexts.class);
    private static final int PATIENCE_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    private final Extractor extractor = new Extractor(new Extractor.Limits(1, 256, PATIENCE, PATIENCE));
    private final Semaphore free = new Semaphore(1, true);
    private final Path folder;

    FileTexts(DataFolder data) {
        this.folder = data.folder("reading");
    }

    /**
     * Blocks for {@value #PATIENCE_SECONDS} seconds a file at most, and as long for those before it.
     *
     * @param name its ending decides between formats of plain text
     * @param lengthMax of the text in UTF-16 units; what follows is left out
     * @return empty where it has no text, or none that can be read
     */
    public Optional<String> read(InputStream content, String name, int lengthMax) {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return extracted(content, name, lengthMax);
        } catch (Unreadable | IOException problem) {
            LOG.atInfo().addKeyValue("why", problem.getMessage()).log("knowledge_sent_file_unreadable");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            free.release();
        }
    }

    private Optional<String> extracted(InputStream content, String name, int lengthMax)
            throws IOException, Unreadable, InterruptedException {
        Path file = Files.createTempFile(folder, "sent", "");
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            String text = text(extractor.extract(file, name).blocks(), lengthMax);
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String text(List<Block> blocks, int lengthMax) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (text.length() >= lengthMax) {
                break;
            }
            text.append(text.isEmpty() ? "" : "\n").append(text(block));
        }
        int end = Math.min(text.length(), lengthMax);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Heading heading -> "\n# " + heading.text();
            case Block.Paragraph paragraph -> paragraph.text();
            case Block.Item item -> "- " + item.text();
            case Block.Table table -> {
                StringBuilder rows = new StringBuilder(String.join(" | ", table.columns()));
                table.rows()
                        .forEach(row -> rows.append(rows.isEmpty() ? "" : "\n").append(String.join(" | ", row)));
                yield rows.toString();
            }
        };
    }

    @Override
    public void destroy() {
        extractor.close();
    }
}
