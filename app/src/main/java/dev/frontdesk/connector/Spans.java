package dev.frontdesk.connector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** A text as a reader sees it, and the marks on it; marks nest and never overlap halfway. */
final class Spans {

    /** Characters {@code from} to {@code to} carry a mark; {@code info} is a code's language or a link's address. */
    record Span(int from, int to, Style style, String info) {}

    sealed interface Style {
        record Marked(Dialect.Mark mark) implements Style {}

        record Linked() implements Style {}
    }

    private final String plain;
    private final List<Span> spans;

    Spans(String plain, List<Span> spans) {
        this.plain = plain;
        // Reversed first, since an outer span is noted after the inner ones: of equals, the outer one opens first.
        this.spans = spans.reversed().stream()
                .filter(span -> span.from() < span.to())
                .sorted(Comparator.comparingInt(Span::from)
                        .thenComparing(Comparator.comparingInt(Span::to).reversed()))
                .toList();
    }

    String plain() {
        return plain;
    }

    int length() {
        return plain.length();
    }

    int skipBlank(int at) {
        int next = at;
        while (next < plain.length() && Character.isWhitespace(plain.charAt(next))) {
            next++;
        }
        return next;
    }

    int trimEnd(int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(plain.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Renders a part; spans that reach beyond it are closed at its end, those from before are opened at its start. */
    String render(int from, int to, Dialect dialect) {
        StringBuilder out = new StringBuilder(to - from + 64);
        Deque<Span> open = new ArrayDeque<>();
        int at = from;
        for (Span span : within(from, to)) {
            at = advance(out, open, at, span.from(), dialect);
            out.append(opening(span, dialect));
            open.push(span);
        }
        advance(out, open, at, to, dialect);
        while (!open.isEmpty()) {
            out.append(closing(open.pop(), dialect));
        }
        return out.toString();
    }

    private List<Span> within(int from, int to) {
        List<Span> clipped = new ArrayList<>();
        for (Span span : spans) {
            int start = Math.max(from, span.from());
            int end = Math.min(to, span.to());
            if (start < end) {
                clipped.add(new Span(start, end, span.style(), span.info()));
            }
        }
        return clipped;
    }

    /** Writes the text up to {@code next}, closing on the way what ends there. */
    private int advance(StringBuilder out, Deque<Span> open, int at, int next, Dialect dialect) {
        int position = at;
        while (!open.isEmpty() && open.peek().to() <= next) {
            Span ending = open.pop();
            out.append(dialect.escape(plain.substring(position, ending.to())));
            out.append(closing(ending, dialect));
            position = ending.to();
        }
        out.append(dialect.escape(plain.substring(position, next)));
        return next;
    }

    private static String opening(Span span, Dialect dialect) {
        return switch (span.style()) {
            case Style.Marked marked -> dialect.open(marked.mark(), span.info());
            case Style.Linked linked -> dialect.openLink(span.info());
        };
    }

    private static String closing(Span span, Dialect dialect) {
        return switch (span.style()) {
            case Style.Marked marked -> dialect.close(marked.mark(), span.info());
            case Style.Linked linked -> dialect.closeLink(span.info());
        };
    }
}
