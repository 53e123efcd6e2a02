package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everyday notions that have several words, in one language and across the three: {@code cat}, {@code кошка}, {@code кіт}. */
final class Concepts {

    /** The field that holds the notions of a passage. */
    static final String FIELD = "concept";

    private static final Pattern MARKS = Pattern.compile("^(?:[~!] )*");
    private static final Set<String> CIRCUMSTANCES = new HashSet<>();
    private static final Set<String> EXCEPTIONS = new HashSet<>();
    private static final Map<Language, Map<String, Set<String>>> BY_FORM = load();

    private Concepts() {}

    /** Whether the notion tells the circumstances of a question rather than its subject. */
    static boolean isCircumstance(String concept) {
        return CIRCUMSTANCES.contains(concept);
    }

    /** Whether what stands with the notion is an exception to a rule. */
    static boolean isException(String concept) {
        return EXCEPTIONS.contains(concept);
    }

    /** The notions that a form of a word stands for; mostly none or one. */
    static Set<String> of(Language language, String form) {
        return Objects.requireNonNull(BY_FORM.get(language)).getOrDefault(form, Set.of());
    }

    /** Those of all words of a text, a notion as often as it is named. */
    static String in(Language language, String text) {
        StringBuilder found = new StringBuilder();
        Tongues.analyze(
                language,
                text,
                (place, form) -> of(language, form)
                        .forEach(concept -> found.append(concept).append(' ')));
        return found.toString();
    }

    private static Map<Language, Map<String, Set<String>>> load() {
        Map<Language, Map<String, Set<String>>> concepts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            concepts.put(language, new HashMap<>());
        }
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String concept = "c" + i;
            Matcher marks = MARKS.matcher(lines.get(i));
            String marked = marks.lookingAt() ? marks.group() : "";
            if (marked.contains("~")) {
                CIRCUMSTANCES.add(concept);
            }
            if (marked.contains("!")) {
                EXCEPTIONS.add(concept);
            }
            for (Language language : Language.values()) {
                Map<String, Set<String>> forms = Objects.requireNonNull(concepts.get(language));
                for (String word : lines.get(i).substring(marked.length()).split(" ")) {
                    if ((word.charAt(0) < 128) == (language == Language.EN)) {
                        Tongues.analyze(
                                language,
                                word,
                                (place, form) -> forms.computeIfAbsent(form, any -> new LinkedHashSet<>())
                                        .add(concept));
                    }
                }
            }
        }
        return concepts;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(Concepts.class.getResourceAsStream("concepts.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
