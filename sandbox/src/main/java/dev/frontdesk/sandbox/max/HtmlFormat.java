package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.max.Formatted.Effect;
import dev.frontdesk.sandbox.max.Formatted.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTML as MAX reads it: tags that it does not know are left out, and nothing is refused. */
final class HtmlFormat {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>");
    private static final Pattern HREF = Pattern.compile("href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern REFERENCE = Pattern.compile("&(?:#(\\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));");
    private static final Pattern USER = Pattern.compile("max://user/(\\d{1,18})");
    private static final Map<String, Effect> TYPES = Map.ofEntries(
            Map.entry("i", Effect.EMPHASIZED),
            Map.entry("em", Effect.EMPHASIZED),
            Map.entry("b", Effect.STRONG),
            Map.entry("strong", Effect.STRONG),
            Map.entry("del", Effect.STRIKETHROUGH),
            Map.entry("s", Effect.STRIKETHROUGH),
            Map.entry("ins", Effect.UNDERLINE),
            Map.entry("u", Effect.UNDERLINE),
            Map.entry("a", Effect.LINK),
            Map.entry("pre", Effect.MONOSPACED),
            Map.entry("code", Effect.MONOSPACED),
            Map.entry("mark", Effect.HIGHLIGHTED),
            Map.entry("h1", Effect.HEADING),
            Map.entry("blockquote", Effect.QUOTE));

    private record Open(
            String tag, Effect type, int from, @Nullable String target) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private HtmlFormat() {}

    static Formatted parse(String html) {
        HtmlFormat format = new HtmlFormat();
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find()) {
            format.text.append(characters(html.substring(at, tag.start())));
            format.tag(!tag.group(1).isEmpty(), tag.group(2).toLowerCase(Locale.ROOT), tag.group(3));
            at = tag.end();
        }
        format.text.append(characters(html.substring(at)));
        while (!format.open.isEmpty()) {
            format.close(format.open.pop());
        }
        format.marks.sort(Comparator.comparingInt(Mark::from));
        return new Formatted(format.text.toString(), format.marks);
    }

    private void tag(boolean closing, String name, String attributes) {
        Effect type = TYPES.get(name);
        if (type == null) {
            return;
        }
        if (!closing) {
            open.push(opened(name, type, attributes));
            return;
        }
        if (open.stream().anyMatch(each -> each.tag.equals(name))) {
            Open last;
            do {
                last = open.pop();
                close(last);
            } while (!last.tag.equals(name));
        }
    }

    private Open opened(String name, Effect type, String attributes) {
        Matcher href = HREF.matcher(attributes);
        String target = null;
        if (type == Effect.LINK && href.find()) {
            target = characters(href.group(1) != null ? href.group(1) : href.group(2));
            Matcher user = USER.matcher(target);
            if (user.matches()) {
                return new Open(name, Effect.USER_MENTION, text.length(), user.group(1));
            }
        }
        return new Open(name, type, text.length(), target);
    }

    private void close(Open tag) {
        int length = text.length() - tag.from;
        boolean nothing = length == 0 || (tag.type == Effect.LINK && tag.target == null);
        if (!nothing) {
            marks.add(new Mark(tag.type, tag.from, length, tag.target));
        }
    }

    private static String characters(String html) {
        return REFERENCE.matcher(html).replaceAll(reference -> Matcher.quoteReplacement(character(reference)));
    }

    private static String character(java.util.regex.MatchResult reference) {
        if (reference.group(3) != null) {
            return switch (reference.group(3)) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                default -> "&";
            };
        }
        int point = reference.group(1) != null
                ? Integer.parseInt(reference.group(1))
                : Integer.parseInt(reference.group(2), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }
}
