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

/** The questions of {@code benchmarks/questions.csv}, and the documents they are about. */
final class Questions {

    private static final Path QUESTIONS = Path.of("benchmarks/questions.csv");
    private static final Path DOCUMENTS = Path.of("app/src/main/resources/demo/documents");

    private final List<Question> all;

    Questions() {
        try (Stream<String> lines = Files.lines(QUESTIONS)) {
            all = lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Questions::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question read(String line) {
        List<String> cells = cells(line);
        if (cells.size() != 5) {
            throw new IllegalArgumentException(QUESTIONS + " has a line with " + cells.size() + " cells: " + line);
        }
        return new Question(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4).equals("yes"));
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
