package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The questions of {@code questions.csv} and {@code held-out-questions.csv}, and the documents they are about. */
final class Questions {

    private static final Path QUESTIONS = Path.of("benchmarks/questions.csv");
    private static final Path HELD_OUT = Path.of("benchmarks/held-out-questions.csv");
    private static final Path DOCUMENTS = Path.of("app/src/main/resources/demo/documents");

    private final List<Question> all =
            Stream.of(QUESTIONS, HELD_OUT).flatMap(file -> read(file).stream()).toList();

    private static List<Question> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> read(file, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question read(Path file, String line) {
        List<String> cells = cells(line);
        boolean heldOut = file.equals(HELD_OUT);
        if (cells.size() != (heldOut ? 6 : 5)) {
            throw new IllegalArgumentException(file + " has a line with " + cells.size() + " cells: " + line);
        }
        return new Question(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4).equals("yes"),
                heldOut ? cells.get(5) : "",
                heldOut);
    }

    /** Cells of a line of CSV; a quoted one may hold commas and doubled quotes. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    List<Question> all() {
        return all;
    }

    /** Some question, the same for the same number, ready to stand in JSON. */
    String of(int number) {
        String text = all.get(Math.floorMod(number * 31, all.size())).text();
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Uploads the demo documents and waits until they can be searched. Returns the file's name by the document's id. */
    Map<String, String> teach(Rest product, String project) {
        Map<String, String> names = new HashMap<>();
        Library library = new Library(product, project);
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                names.put(library.add(name, Files.readAllBytes(file)), name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        library.awaitReady();
        return names;
    }
}
