package dev.frontdesk.assistant;

import dev.frontdesk.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences by which people ask for tools where no model understands them. A whole message must fit: a question that
 * only resembles one belongs to the documents. The files say {@code tool argument=value ?asked:type = form}, with gaps as
 * {@code {argument:type}}; {@code @type value = form} for words that stand for a value; {@code ~name = form} for what is
 * then written as {@code <name>}.
 */
final class Phrasebook {

    static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final int LENGTH_MAX = 1_200;
    private static final int BEGINNING = 3;
    private static final int BEGINNINGS_MAX = 20_000;
    private static final Pattern PART = Pattern.compile("<([a-z]+)>");
    private static final Pattern END = Pattern.compile("[.!?…]+$");
    private static final Pattern POLITE = Pattern.compile(
            "^(?:please|hi|hello|hey|пожалуйста|привет|здравствуйте|будь ласка|привіт|вітаю|добрий день|добрый день)[,! ]+"
                    + "|[, ]+(?:please|пожалуйста|будь ласка)$",
            FLAGS);

    static final Phrasebook ALL = new Phrasebook();

    private final Slots slots = new Slots();
    private final List<Phrase> phrases = new ArrayList<>();

    /** Most messages begin like no phrase at all, and hardly any like more than a few. */
    private final Map<String, List<Phrase>> byBeginning = new ConcurrentHashMap<>();

    private Phrasebook() {
        for (Language language : Language.values()) {
            lines(language).stream().filter(line -> line.startsWith("@")).forEach(this::word);
        }
        for (Language language : Language.values()) {
            Map<String, String> parts = new HashMap<>();
            for (String line : lines(language)) {
                if (line.startsWith("~")) {
                    String[] halves = line.substring(1).split(" = ", 2);
                    parts.put(halves[0], "(?:" + expanded(halves[1], parts) + ")");
                } else if (!line.startsWith("@")) {
                    phrases.add(Phrase.read(expanded(line, parts), slots, language));
                }
            }
        }
    }

    private static List<String> lines(Language language) {
        String file = "/dev/frontdesk/assistant/phrases_" + language.tag() + ".txt";
        try (InputStream text = Objects.requireNonNull(Phrasebook.class.getResourceAsStream(file), file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("--"))
                    .map(line -> line.replace("ё", "[её]"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void word(String line) {
        String[] halves = line.split(" = ", 2);
        String[] head = halves[0].substring(1).split(" ");
        slots.add(head[0], head[1], halves[1]);
    }

    private static String expanded(String line, Map<String, String> parts) {
        return PART.matcher(line)
                .replaceAll(part -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(part.group(1)), line)));
    }

    /**
     * @param likely whose phrases are tried first
     * @param now of the asker's organization; asked only where a day is spoken of
     */
    Optional<Wish> wish(String message, Language likely, Supplier<ZonedDateTime> now) {
        String text = plain(message);
        if (text.length() < BEGINNING || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String end = END.matcher(message.strip())
                .results()
                .findFirst()
                .map(each -> each.group())
                .orElse("");
        return beginningLike(text).stream()
                .sorted(Comparator.comparing(phrase -> phrase.language() != likely))
                .flatMap(phrase -> phrase.wish(text, end, slots, now).stream())
                .findFirst();
    }

    private List<Phrase> beginningLike(String text) {
        String beginning = text.substring(0, BEGINNING).toLowerCase(Locale.ROOT);
        List<Phrase> known = byBeginning.get(beginning);
        if (known == null) {
            known = phrases.stream()
                    .filter(phrase -> phrase.mayBegin(beginning))
                    .toList();
            if (byBeginning.size() < BEGINNINGS_MAX) {
                byBeginning.put(beginning, known);
            }
        }
        return known;
    }

    /** @return empty: the message is no such value */
    Map<String, String> fill(String name, String type, String message, Supplier<ZonedDateTime> now) {
        return slots.read(name, type, type.equals("long") ? message.strip() : plain(message), now);
    }

    boolean cancels(String message) {
        return slots.isWord("cancel", plain(message));
    }

    /** Somebody who asks something gives no value. */
    boolean asks(String message) {
        return message.strip().endsWith("?") || slots.begins("asking", plain(message));
    }

    static String plain(String message) {
        String text = message.replace('’', '\'').strip().replaceAll("[ \\t\\u00a0\\u202f]+", " ");
        return POLITE.matcher(text.replaceAll("[.!?…\\s]+$", "")).replaceAll("");
    }
}
