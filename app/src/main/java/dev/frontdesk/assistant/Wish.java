package dev.frontdesk.assistant;

import dev.frontdesk.model.Language;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a phrase of the {@link Phrasebook} asks for.
 *
 * @param arguments of the tool, as far as they were said
 * @param missing names of arguments that are still to be asked for, with the type of their slot, in order
 * @param fixed what the phrase says itself; there alone {@code $title} stands for the argument {@code title}
 * @param language of the phrase
 */
record Wish(
        String tool,
        Map<String, String> arguments,
        Map<String, String> missing,
        Map<String, String> fixed,
        Language language) {

    private static final int SUBJECT_MAX = 80;

    Wish {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        fixed = Map.copyOf(fixed);
    }

    /** The arguments with what stands for another put in its place; what people said stays as they said it. */
    Map<String, String> whole() {
        Map<String, String> whole = new LinkedHashMap<>(arguments);
        fixed.forEach((name, value) -> {
            if (value.startsWith("$")) {
                String said = arguments.getOrDefault(value.substring(1), "");
                whole.put(name, name.equals("subject") ? subject(said) : said);
            }
        });
        return whole;
    }

    private static String subject(String text) {
        return Transcript.cut(text.strip().lines().findFirst().orElse(""), SUBJECT_MAX);
    }

    /** The same with more arguments, which are then no longer missing. */
    Wish with(Map<String, String> values) {
        Map<String, String> more = new LinkedHashMap<>(arguments);
        more.putAll(values);
        Map<String, String> left = new LinkedHashMap<>(missing);
        left.keySet().removeAll(values.keySet());
        return new Wish(tool, more, left, fixed, language);
    }

    /** The same with nothing to be asked for. */
    Wish asIs() {
        return new Wish(tool, arguments, Map.of(), fixed, language);
    }

    Wish asking(String name, String type) {
        Map<String, String> first = new LinkedHashMap<>(Map.of(name, type));
        missing.forEach(first::putIfAbsent);
        return new Wish(tool, arguments, first, fixed, language);
    }
}
