package dev.frontdesk.knowledge.extraction;

import java.util.List;

/** A piece of a document in reading order. Texts are stripped and free of control characters. */
public sealed interface Block {

    /** @param level 1 for the title of the document, to 6 */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** A line of a list. */
    record Item(String text) implements Block {}

    /**
     * Rows that belong under the same columns.
     *
     * @param columns empty when the table names none
     * @param rows cells by column; an empty cell is an empty text
     */
    record Table(List<String> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
