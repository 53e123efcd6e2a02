package dev.frontdesk.knowledge.extraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables as text, whichever of the usual separators they use. */
final class CsvText {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE_LINES = 20;

    private CsvText() {}

    static List<Block> read(String text) throws IOException {
        String sample = String.join("\n", text.lines().limit(SAMPLE_LINES).toList());
        char best = ',';
        double bestScore = 0;
        for (char separator : SEPARATORS) {
            double score = evenness(sample, separator);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return TableShape.blocks(rows(text, best));
    }

    /** Columns, if all rows agree on their number; less the more they differ. */
    private static double evenness(String sample, char separator) {
        List<List<String>> rows;
        try {
            rows = rows(sample, separator);
        } catch (IOException | RuntimeException unbalanced) {
            return 0;
        }
        int most = rows.stream().mapToInt(List::size).max().orElse(0);
        long agreeing = rows.stream().filter(row -> row.size() == most).count();
        return most < 2 ? 0 : most * (double) agreeing / rows.size();
    }

    private static List<List<String>> rows(String text, char separator) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                rows.add(record.toList());
            }
        }
        return rows;
    }
}
