package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file says what.
 *
 * @param attributes by place in the row; null: nobody asks for it
 */
record CsvColumns(List<String> header, List<@Nullable Attribute> attributes) {

    private static final Words WORDS = new Words();

    /** @throws Problem.Invalid where a column is missing or there twice */
    static CsvColumns of(Entity entity, List<String> header) {
        List<@Nullable Attribute> found = new ArrayList<>();
        List<Problem.Field> problems = new ArrayList<>();
        for (String name : header) {
            Attribute attribute = Attributes.first(entity)
                    .filter(each -> means(name, each))
                    .filter(each -> !name.isEmpty())
                    .findFirst()
                    .orElse(null);
            if (attribute != null && found.contains(attribute)) {
                problems.add(problem("crm.page.invalid.file.twice", name));
            }
            found.add(attribute);
        }
        Attributes.first(entity)
                .filter(attribute -> attribute.needed() && !found.contains(attribute))
                .forEach(attribute -> problems.add(problem(
                        "crm.page.invalid.file.column", Words.here().say("crm.page.field." + attribute.name()))));
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return new CsvColumns(header, found);
    }

    private static Problem.Field problem(String key, String name) {
        return new Problem.Field("file", Words.here().say(key, name));
    }

    /** Its name in the interface, or what a form calls it in any of our languages. */
    private static boolean means(String said, Attribute attribute) {
        String plain = plain(said);
        return plain.equals(plain(attribute.name()))
                || Words.LANGUAGES.stream()
                        .map(language -> WORDS.in(language).say("crm.page.field." + attribute.name()))
                        .anyMatch(label -> plain(label).equals(plain));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    List<String> known() {
        return names(true);
    }

    List<String> ignored() {
        return names(false);
    }

    private List<String> names(boolean known) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if ((attributes.get(i) != null) == known && !header.get(i).isEmpty()) {
                names.add(header.get(i));
            }
        }
        return names;
    }

    /** What a row says, without what is empty. */
    Map<String, String> said(CsvTable.Row row) {
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(attributes.size(), row.cells().size()); i++) {
            Attribute attribute = attributes.get(i);
            String cell = row.cells().get(i);
            if (attribute != null && !cell.isEmpty()) {
                said.put(attribute.name(), word(attribute, cell));
            }
        }
        return said;
    }

    /** Closed words may stand there as people read them. */
    private static String word(Attribute attribute, String cell) {
        return attribute.words().stream()
                .filter(word -> Stream.concat(
                                Stream.of(word),
                                Words.LANGUAGES.stream()
                                        .map(language -> WORDS.in(language).say("crm.page.word." + word)))
                        .anyMatch(each -> plain(each).equals(plain(cell))))
                .findFirst()
                .orElse(cell);
    }

    /** As the file calls an attribute. */
    String name(String attribute) {
        for (int i = 0; i < attributes.size(); i++) {
            Attribute each = attributes.get(i);
            if (each != null && each.name().equals(attribute)) {
                return header.get(i);
            }
        }
        return Objects.requireNonNullElse(attribute, "");
    }
}
