package dev.frontdesk.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences by which people ask for tools where no model understands them. A whole message must fit: a question that
 * only resembles one belongs to the documents. The files say {@code tool argument=value ?asked:type = expression}, with
 * slots as {@code {argument:type}}, and {@code @type value = expression} for words that stand for a value.
 */
final class Phrasebook {

    private static final int LENGTH_MAX = 300;
    private static final Pattern SLOT = Pattern.compile("\\{([a-z_]+):([a-z]+)}");
    private static final Pattern POLITE =
            Pattern.compile("^(?:please|пожалуйста|будь ласка)[, ]+|[, ]+(?:please|пожалуйста|будь ласка)$", flags());
    static final Phrasebook ALL = new Phrasebook(List.of("en", "ru", "uk"));

    private final Slots slots = new Slots();
    private final List<Phrase> phrases = new ArrayList<>();

    private Phrasebook(List<String> languages) {
        List<String> lines = languages.stream().flatMap(Phrasebook::lines).toList();
        lines.stream().filter(line -> line.startsWith("@")).forEach(this::word);
        lines.stream().filter(line -> !line.startsWith("@")).forEach(line -> phrases.add(phrase(line)));
    }

    /**
     * @param missing names of arguments that are still to be asked for, with the type of their slot, in order
     * @param fixed what the file says itself; there alone {@code $title} stands for the title
     */
    record Wish(String tool, Map<String, String> arguments, Map<String, String> missing, Map<String, String> fixed) {

        Wish {
            arguments = Map.copyOf(arguments);
            fixed = Map.copyOf(fixed);
            missing = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        }
    }

    private record Phrase(
            String tool, Map<String, String> fixed, Map<String, String> asked, Map<String, String> slots, Pattern form) {}

    private static java.util.stream.Stream<String> lines(String language) {
        try (InputStream file = Objects.requireNonNull(
                Phrasebook.class.getResourceAsStream("/dev/frontdesk/assistant/phrases_" + language + ".txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    private void word(String line) {
        String[] halves = line.split(" = ", 2);
        String[] head = halves[0].substring(1).split(" ");
        slots.add(head[0], head[1], halves[1].replace("ё", "[её]"));
    }

    private Phrase phrase(String line) {
        String[] halves = line.split(" = ", 2);
        String[] head = halves[0].split(" ");
        Map<String, String> fixed = new LinkedHashMap<>();
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 1; i < head.length; i++) {
            boolean asks = head[i].startsWith("?");
            String[] pair = asks ? head[i].substring(1).split(":") : head[i].split("=");
            (asks ? asked : fixed).put(pair[0], pair[1]);
        }
        Map<String, String> found = new LinkedHashMap<>();
        String form = SLOT.matcher(halves[1].replace("ё", "[её]")).replaceAll(slot -> {
            found.put(slot.group(1), slot.group(2));
            return Matcher.quoteReplacement("(?<" + group(slot.group(1)) + ">" + slots.form(slot.group(2)) + ")");
        });
        return new Phrase(head[0], fixed, asked, found, Pattern.compile(form, flags()));
    }

    private static String group(String argument) {
        return argument.replace("_", "");
    }

    Optional<Wish> wish(String message) {
        String text = plain(message);
        return text.isEmpty() || text.length() > LENGTH_MAX
                ? Optional.empty()
                : phrases.stream().flatMap(phrase -> wish(phrase, text).stream()).findFirst();
    }

    private Optional<Wish> wish(Phrase phrase, String text) {
        Matcher form = phrase.form().matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Map<String, String> arguments = new LinkedHashMap<>(phrase.fixed());
        phrase.slots().forEach((name, type) -> Optional.ofNullable(form.group(group(name)))
                .ifPresent(said -> arguments.putAll(slots.values(name, type, said))));
        Map<String, String> missing = new LinkedHashMap<>(phrase.asked());
        missing.keySet().removeAll(arguments.keySet());
        return Optional.of(new Wish(phrase.tool(), arguments, missing, phrase.fixed()));
    }

    /** @return empty: the message is no such value */
    Map<String, String> fill(String name, String type, String message) {
        return slots.read(name, type, plain(message));
    }

    /** The arguments with what stands for another put in its place; what people said stays as they said it. */
    static Map<String, String> whole(Wish wish) {
        Map<String, String> whole = new LinkedHashMap<>(wish.arguments());
        wish.fixed().forEach((name, value) -> {
            if (value.startsWith("$")) {
                whole.put(name, wish.arguments().getOrDefault(value.substring(1), ""));
            }
        });
        return whole;
    }

    boolean cancels(String message) {
        return !slots.read("cancel", "cancel", plain(message)).isEmpty();
    }

    private static String plain(String message) {
        String text = message.replace('’', '\'').strip().replaceAll("[ \\t\\u00a0]+", " ");
        return POLITE.matcher(text.replaceAll("[.!?…\\s]+$", "")).replaceAll("");
    }
}
