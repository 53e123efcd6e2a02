package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import dev.frontdesk.knowledge.extraction.Block.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Finds in bare rows what is a note above the table, what names the columns and what is a row. */
final class TableShape {

    private static final Pattern NUMBER = Pattern.compile("[\\d\\s.,%€$₽₴£+×-]*\\d[\\d\\s.,%€$₽₴£+×-]*");
    private static final int NOTES_MAX = 12;

    private TableShape() {}

    static List<Block> blocks(List<List<String>> rawRows) {
        List<List<String>> rows = rawRows.stream()
                .map(row -> row.stream().map(String::strip).toList())
                .filter(row -> filled(row) > 0)
                .toList();
        int width = rows.stream().mapToInt(TableShape::filled).max().orElse(0);
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < rows.size() && at < NOTES_MAX && width > 1 && filled(rows.get(at)) == 1) {
            blocks.add(new Paragraph(String.join(" ", rows.get(at)).strip()));
            at++;
        }
        if (width <= 1) {
            rows.forEach(row -> blocks.add(new Paragraph(String.join(" ", row).strip())));
            return blocks;
        }
        List<String> columns = List.of();
        if (at < rows.size() - 1 && names(rows.get(at), width)) {
            columns = rows.get(at++).stream().map(ColumnName::readable).toList();
        }
        if (at < rows.size()) {
            blocks.add(new Table(columns, rows.subList(at, rows.size())));
        }
        return blocks;
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(cell -> !cell.isEmpty()).count();
    }

    private static boolean names(List<String> row, int width) {
        List<String> cells = row.stream().filter(cell -> !cell.isEmpty()).toList();
        return cells.size() * 2 > width
                && cells.stream().noneMatch(cell -> NUMBER.matcher(cell).matches() || cell.length() > 60)
                && new HashSet<>(cells).size() == cells.size();
    }
}
