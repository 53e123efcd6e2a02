package dev.frontdesk.knowledge.extraction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file.
 *
 * @param mediaType as the content shows it, whatever the name says
 * @param title as the document gives it
 */
public record Extraction(String mediaType, @Nullable String title, List<Block> blocks) {
    public Extraction {
        blocks = List.copyOf(blocks);
    }
}
