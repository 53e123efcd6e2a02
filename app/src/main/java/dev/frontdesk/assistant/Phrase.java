package dev.frontdesk.assistant;

import dev.frontdesk.model.Language;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form of words and the tool it stands for.
 *
 * @param fixed arguments that need not be said
 * @param asked arguments that are asked for where they were left out, with their types
 * @param gaps arguments that the form has a gap for, with their types
 */
record Phrase(
        String tool,
        Map<String, String> fixed,
        Map<String, String> asked,
        Map<String, String> gaps,
        Pattern form,
        Language language) {

    private static final Pattern GAP = Pattern.compile("\\{([a-z_]+):([a-z]+)}");

    /** @param line {@code tool argument=value ?asked:type = form} */
    static Phrase read(String line, Slots slots, Language language) {
        String[] halves = line.split(" = ", 2);
        String[] head = halves[0].split(" ");
        Map<String, String> fixed = new LinkedHashMap<>();
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 1; i < head.length; i++) {
            boolean asks = head[i].startsWith("?");
            String[] pair = asks ? head[i].substring(1).split(":") : head[i].split("=", 2);
            (asks ? asked : fixed).put(pair[0], pair[1]);
        }
        Map<String, String> gaps = new LinkedHashMap<>();
        String form = GAP.matcher(halves[1]).replaceAll(gap -> {
            gaps.put(gap.group(1), gap.group(2));
            return Matcher.quoteReplacement("(?<" + group(gap.group(1)) + ">" + slots.form(gap.group(2)) + ")");
        });
        return new Phrase(head[0], fixed, asked, gaps, Pattern.compile(form, Phrasebook.FLAGS), language);
    }

    private static String group(String argument) {
        return argument.replace("_", "");
    }

    /** Whether a text may fit that begins so. */
    boolean mayBegin(String beginning) {
        Matcher matcher = form.matcher(beginning);
        return matcher.matches() || matcher.hitEnd();
    }

    /** @param end of the sentence, which belongs to what people dictate alone */
    Optional<Wish> wish(String text, String end, Slots slots, Supplier<ZonedDateTime> now) {
        Matcher said = form.matcher(text);
        if (!said.matches()) {
            return Optional.empty();
        }
        Map<String, String> arguments = new LinkedHashMap<>(fixed);
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            String value = said.group(group(gap.getKey()));
            if (value != null) {
                boolean dictated = gap.getValue().equals("long") && said.end(group(gap.getKey())) == text.length();
                value = dictated ? value + end : value;
                Map<String, String> values = slots.values(gap.getKey(), gap.getValue(), value, now);
                if (values.isEmpty()) {
                    return Optional.empty();
                }
                arguments.putAll(values);
            }
        }
        Map<String, String> missing = new LinkedHashMap<>(asked);
        missing.keySet().removeAll(arguments.keySet());
        return Optional.of(new Wish(tool, arguments, missing, fixed, language));
    }
}
