package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.max.Formatted.Effect;
import dev.frontdesk.sandbox.max.Formatted.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MAX's Markdown. What does not close is text. */
final class MarkdownFormat {

    private record Pair(String sign, Effect type) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("**", Effect.STRONG),
            new Pair("__", Effect.STRONG),
            new Pair("~~", Effect.STRIKETHROUGH),
            new Pair("++", Effect.UNDERLINE),
            new Pair("^^", Effect.HIGHLIGHTED),
            new Pair("*", Effect.EMPHASIZED),
            new Pair("_", Effect.EMPHASIZED));

    private static final String FENCE = "```";
    private static final String ESCAPABLE = "\\*_~+^`[]()#>";
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]+)]\\(([^()\\s]+)\\)");
    private static final Pattern USER = Pattern.compile("max://user/(\\d{1,18})");

    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();

    private MarkdownFormat() {}

    static Formatted parse(String markdown) {
        MarkdownFormat format = new MarkdownFormat();
        format.blocks(markdown);
        format.marks.sort(Comparator.comparingInt(Mark::from));
        return new Formatted(format.text.toString(), format.marks);
    }

    private void blocks(String source) {
        int at = 0;
        while (true) {
            int fence = source.indexOf(FENCE, at);
            int end = fence < 0 ? -1 : source.indexOf(FENCE, fence + FENCE.length());
            if (end < 0) {
                lines(source.substring(at));
                return;
            }
            lines(source.substring(at, fence));
            String code = source.substring(fence + FENCE.length(), end);
            int from = text.length();
            text.append(code.replaceFirst("^[^\\n`]*\\n", "").stripTrailing());
            mark(Effect.MONOSPACED, from, null);
            at = end + FENCE.length();
        }
    }

    private void lines(String source) {
        boolean first = true;
        for (String line : source.split("\n", -1)) {
            if (!first) {
                text.append('\n');
            }
            first = false;
            int from = text.length();
            if (line.matches("#{1,6} .*")) {
                inline(line.replaceFirst("^#+ ", ""));
                mark(Effect.HEADING, from, null);
            } else if (line.startsWith("> ")) {
                inline(line.substring(2));
                mark(Effect.QUOTE, from, null);
            } else {
                inline(line);
            }
        }
    }

    private void inline(String line) {
        int at = 0;
        while (at < line.length()) {
            at = next(line, at);
        }
    }

    /** Appends what begins here and returns where it ends. */
    private int next(String line, int at) {
        char c = line.charAt(at);
        if (c == '\\' && at + 1 < line.length() && ESCAPABLE.indexOf(line.charAt(at + 1)) >= 0) {
            text.append(line.charAt(at + 1));
            return at + 2;
        }
        int from = text.length();
        int close = c == '`' ? line.indexOf('`', at + 1) : -1;
        if (close > at + 1) {
            text.append(line, at + 1, close);
            mark(Effect.MONOSPACED, from, null);
            return close + 1;
        }
        Matcher link = LINK.matcher(line).region(at, line.length());
        if (c == '[' && link.lookingAt()) {
            inline(link.group(1));
            Matcher user = USER.matcher(link.group(2));
            mark(
                    user.matches() ? Effect.USER_MENTION : Effect.LINK,
                    from,
                    user.matches() ? user.group(1) : link.group(2));
            return link.end();
        }
        for (Pair pair : PAIRS) {
            int end = end(line, at, pair.sign);
            if (end > 0) {
                inline(line.substring(at + pair.sign.length(), end));
                mark(pair.type, from, null);
                return end + pair.sign.length();
            }
        }
        text.append(c);
        return at + 1;
    }

    private static int end(String line, int at, String sign) {
        int inside = at + sign.length();
        boolean opens = line.startsWith(sign, at)
                && inside < line.length()
                && !Character.isWhitespace(line.charAt(inside))
                && !(sign.startsWith("_") && at > 0 && Character.isLetterOrDigit(line.charAt(at - 1)));
        return opens ? line.indexOf(sign, inside + 1) : -1;
    }

    private void mark(Effect type, int from, @Nullable String target) {
        if (text.length() > from) {
            marks.add(new Mark(type, from, text.length() - from, target));
        }
    }
}
