package dev.frontdesk.knowledge.index;

import java.util.List;
import java.util.UUID;

/**
 * The new state of a document in the index.
 *
 * @param version of the project's passages with this change
 * @param entries all passages of the document; none when it is gone
 */
public record Change(UUID document, long version, List<Entry> entries) {
    public Change {
        entries = List.copyOf(entries);
    }
}
