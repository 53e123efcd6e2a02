package dev.frontdesk.panel;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message with its gaps: {@code {0}} is the first argument, {@code {0|file|files}} the form that fits its number
 * (two forms in English, three in Russian and Ukrainian). Apostrophes mean themselves; doubled ones count as one.
 */
final class Phrase {

    private static final Pattern GAP = Pattern.compile("\\{(\\d)(\\|[^{}]*)?}");

    private sealed interface Part {}

    private record Text(String text) implements Part {}

    private record Argument(int index) implements Part {}

    private record Counted(int index, List<String> forms) implements Part {}

    private final Locale locale;
    private final List<Part> parts;

    private Phrase(Locale locale, List<Part> parts) {
        this.locale = locale;
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException when a number has too few or too many forms for the language */
    static Phrase parse(Locale locale, String pattern) {
        String source = pattern.replace("''", "'");
        List<Part> parts = new ArrayList<>();
        Matcher gap = GAP.matcher(source);
        int end = 0;
        while (gap.find()) {
            parts.add(new Text(source.substring(end, gap.start())));
            int index = Integer.parseInt(gap.group(1));
            parts.add(gap.group(2) == null ? new Argument(index) : counted(locale, index, gap.group(2), pattern));
            end = gap.end();
        }
        parts.add(new Text(source.substring(end)));
        return new Phrase(locale, parts);
    }

    private static Counted counted(Locale locale, int index, String forms, String pattern) {
        List<String> list = List.of(forms.substring(1).split("\\|", -1));
        int expected = Plural.forms(locale);
        if (list.size() != expected) {
            throw new IllegalArgumentException(
                    "Numbers have " + expected + " forms in " + locale + ", not " + list.size() + ": " + pattern);
        }
        return new Counted(index, list);
    }

    String with(Object... arguments) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Text(String words) -> text.append(words);
                case Argument(int index) -> text.append(shown(argument(arguments, index)));
                case Counted(int index, List<String> forms) ->
                    text.append(forms.get(Plural.form(locale, number(arguments, index))));
            }
        }
        return text.toString();
    }

    /** Numbers of the arguments that the message speaks of. */
    TreeSet<Integer> gaps() {
        TreeSet<Integer> gaps = new TreeSet<>();
        for (Part part : parts) {
            switch (part) {
                case Text _ -> {}
                case Argument(int index) -> gaps.add(index);
                case Counted counted -> gaps.add(counted.index());
            }
        }
        return gaps;
    }

    private String shown(Object argument) {
        return argument instanceof Number number
                ? NumberFormat.getInstance(locale).format(number)
                : argument.toString();
    }

    private static long number(Object[] arguments, int index) {
        return argument(arguments, index) instanceof Number number ? number.longValue() : 0;
    }

    private static Object argument(Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : "{" + index + "}";
    }
}
