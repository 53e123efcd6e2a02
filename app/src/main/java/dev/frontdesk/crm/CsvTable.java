package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/**
 * A CSV file as a table.
 *
 * @param charset by which it was read
 * @param delimiter of its columns
 * @param header names of the columns, as they stand there
 * @param rows without the header; empty lines left out
 */
record CsvTable(Charset charset, char delimiter, List<String> header, List<Row> rows) {

    static final int BYTES_MAX = 5 << 20;
    static final int ROWS_MAX = 5_000;

    private static final String FILE = "file";
    private static final List<String> CHARSETS =
            List.of("windows-1251", "KOI8-R", "IBM866", "windows-1252", "ISO-8859-1", "windows-1250");

    /** @param number of the line that a spreadsheet shows it in */
    record Row(int number, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** @throws Problem.Invalid for what is no table of at most so many rows, as a problem of the field "file" */
    static CsvTable read(byte[] bytes) {
        if (bytes.length == 0) {
            throw invalid("crm.page.invalid.file.none");
        }
        if (bytes.length > BYTES_MAX) {
            throw invalid("crm.page.invalid.file.large");
        }
        Charset charset = charset(bytes);
        String text = new String(bytes, charset).replaceFirst("^\uFEFF", "");
        char delimiter = delimiter(text);
        List<List<String>> lines = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format(delimiter))) {
            int number = 0;
            for (CSVRecord record : parser) {
                List<String> cells = record.stream()
                        .map(CsvTable::unescaped)
                        .map(String::strip)
                        .toList();
                number++;
                if (lines.isEmpty()) {
                    lines.add(cells);
                } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(new Row(number, cells));
                }
                if (rows.size() > ROWS_MAX) {
                    throw invalid("crm.page.invalid.file.rows", ROWS_MAX);
                }
            }
        } catch (UncheckedIOException | IOException broken) {
            throw invalid("crm.page.invalid.file.broken", lines.size() + rows.size() + 1);
        }
        if (rows.isEmpty()) {
            throw invalid("crm.page.invalid.file.empty");
        }
        return new CsvTable(charset, delimiter, lines.getFirst(), rows);
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** What was marked as text, so that no spreadsheet runs it. Formulas are texts here, too, and are never run. */
    private static String unescaped(String cell) {
        return cell.matches("(?s)'[=+\\-@\\t\\r].*") ? cell.substring(1) : cell;
    }

    private static Charset charset(byte[] bytes) {
        if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            CharsetDetector detector = new CharsetDetector();
            detector.setText(bytes);
            return Arrays.stream(detector.detectAll())
                    .sorted(Comparator.comparingInt(CharsetMatch::getConfidence).reversed())
                    .map(CharsetMatch::getName)
                    .filter(CHARSETS::contains)
                    .map(Charset::forName)
                    .findFirst()
                    .orElse(Charset.forName("windows-1251"));
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** The one that stands in the first line most often. */
    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return List.of(',', ';', '\t').stream()
                .max(Comparator.comparingLong(
                        each -> first.chars().filter(c -> c == each).count()))
                .orElse(',');
    }

    static Problem.Invalid invalid(String key, Object... arguments) {
        return new Problem.Invalid(FILE, Words.here().say(key, arguments));
    }
}
