package dev.frontdesk.sandbox.telegram.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dialect {@code MarkdownV2}: nested marks, and every reserved character escaped outside of them. */
final class MarkdownV2Markup {

    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

    private enum Mark {
        BOLD("Bold", "*", EntityType.BOLD),
        ITALIC("Italic", "_", EntityType.ITALIC),
        UNDERLINE("Underline", "__", EntityType.UNDERLINE),
        STRIKETHROUGH("Strikethrough", "~", EntityType.STRIKETHROUGH),
        SPOILER("Spoiler", "||", EntityType.SPOILER),
        CODE("Code", "`", EntityType.CODE),
        PRE("Pre", "```", EntityType.PRE),
        PRE_CODE("PreCode", "```", EntityType.PRE),
        TEXT_URL("TextUrl", "]", EntityType.TEXT_LINK),
        CUSTOM_EMOJI("CustomEmoji", "]", EntityType.CUSTOM_EMOJI);

        final String title;
        final String end;
        final EntityType type;

        Mark(String title, String end, EntityType type) {
            this.title = title;
            this.end = end;
            this.type = type;
        }

        boolean isVerbatim() {
            return type.isVerbatim();
        }
    }

    private record Open(Mark mark, String argument, int offset, int index) {}

    private final Source source;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int quoteOffset = -1;

    private MarkdownV2Markup(String markdown) {
        source = new Source(markdown);
    }

    static FormattedText parse(String markdown) throws MarkupException {
        return new MarkdownV2Markup(markdown).parse();
    }

    private FormattedText parse() throws MarkupException {
        boolean lineStart = true;
        while (!source.isDone()) {
            char c = source.current();
            Open innermost = open.peekLast();
            boolean verbatim = innermost != null && innermost.mark.isVerbatim();
            if (lineStart && !verbatim && c == '>') {
                if (quoteOffset < 0) {
                    quoteOffset = text.length();
                }
                source.at++;
                lineStart = false;
                continue;
            }
            lineStart = c == '\n';
            if (c == '\\' && source.peek(1) > 0 && source.peek(1) <= 126) {
                text.append(source.peek(1));
                source.at += 2;
            } else if (c == '\n' && quoteOffset >= 0 && !verbatim && source.peek(1) != '>') {
                endQuote(false);
                text.append(c);
                source.at++;
            } else if ((verbatim ? c != '`' : RESERVED.indexOf(c) < 0)) {
                text.append(c);
                source.at++;
            } else if (isQuoteEnd()) {
                source.at += 2;
                endQuote(true);
            } else if (innermost != null && endsHere(innermost.mark)) {
                close(open.removeLast());
            } else if (!verbatim) {
                open(c);
            } else {
                text.append(c);
                source.at++;
            }
        }
        endQuote(false);
        if (!open.isEmpty()) {
            throw unfinished(open.getLast());
        }
        return new FormattedText(text.toString(), entities);
    }

    private boolean endsHere(Mark mark) {
        if (mark == Mark.ITALIC) {
            return source.current() == '_' && source.peek(1) != '_';
        }
        return source.text.startsWith(mark.end, source.at);
    }

    /** Two bars at the very end of a quotation make it expandable, unless they close a spoiler. */
    private boolean isQuoteEnd() {
        Open innermost = open.peekLast();
        return quoteOffset >= 0
                && innermost == null
                && source.current() == '|'
                && source.peek(1) == '|'
                && (source.at + 2 >= source.text.length() || (source.peek(2) == '\n' && source.peek(3) != '>'));
    }

    private void endQuote(boolean expandable) throws MarkupException {
        if (quoteOffset < 0) {
            return;
        }
        if (!open.isEmpty()) {
            throw unfinished(open.getLast());
        }
        if (text.length() > quoteOffset) {
            EntityType type = expandable ? EntityType.EXPANDABLE_BLOCKQUOTE : EntityType.BLOCKQUOTE;
            entities.add(new Entity(type, quoteOffset, text.length() - quoteOffset));
        }
        quoteOffset = -1;
    }

    private void open(char c) throws MarkupException {
        int index = source.at;
        String argument = "";
        Mark mark = markAt(c);
        if (mark == null) {
            throw new MarkupException("Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
        }
        source.at += mark == Mark.CUSTOM_EMOJI ? 2 : mark.end.length();
        if (mark == Mark.PRE) {
            argument = Fence.language(source);
            mark = argument.isEmpty() ? Mark.PRE : Mark.PRE_CODE;
        }
        open.addLast(new Open(mark, argument, text.length(), index));
    }

    private @Nullable Mark markAt(char c) {
        return switch (c) {
            case '_' -> source.peek(1) == '_' ? Mark.UNDERLINE : Mark.ITALIC;
            case '*' -> Mark.BOLD;
            case '~' -> Mark.STRIKETHROUGH;
            case '[' -> Mark.TEXT_URL;
            case '`' -> Fence.isAt(source) ? Mark.PRE : Mark.CODE;
            case '|' -> source.peek(1) == '|' ? Mark.SPOILER : null;
            case '!' -> source.peek(1) == '[' ? Mark.CUSTOM_EMOJI : null;
            default -> null;
        };
    }

    private void close(Open opened) throws MarkupException {
        source.at += opened.mark.end.length();
        String address = switch (opened.mark) {
            case TEXT_URL -> source.current() == '(' ? address() : text.substring(opened.offset);
            case CUSTOM_EMOJI -> {
                if (source.current() != '(') {
                    throw new MarkupException("Custom emoji entity must contain a tg://emoji URL");
                }
                yield address();
            }
            default -> opened.argument;
        };
        int length = text.length() - opened.offset;
        if (length == 0) {
            return;
        }
        Entity entity = switch (opened.mark) {
            case TEXT_URL -> Link.entity(address, opened.offset, length);
            case CUSTOM_EMOJI -> customEmoji(address, opened.offset, length);
            default -> new Entity(opened.mark.type, opened.offset, length, address);
        };
        if (entity != null) {
            entities.add(entity);
        }
    }

    private static Entity customEmoji(String address, int offset, int length) throws MarkupException {
        String prefix = "tg://emoji?id=";
        if (!address.startsWith(prefix)) {
            throw new MarkupException("Custom emoji URL must have scheme tg");
        }
        return new Entity(EntityType.CUSTOM_EMOJI, offset, length, address.substring(prefix.length()));
    }

    private String address() throws MarkupException {
        int start = ++source.at;
        StringBuilder address = new StringBuilder();
        while (!source.isDone() && source.current() != ')') {
            if (source.current() == '\\' && source.peek(1) > 0 && source.peek(1) <= 126) {
                source.at++;
            }
            address.append(source.current());
            source.at++;
        }
        if (source.isDone()) {
            throw source.problem("Can't find end of a URL", start);
        }
        source.at++;
        return address.toString();
    }

    private MarkupException unfinished(Open opened) {
        return source.problem("Can't find end of " + opened.mark.title + " entity", opened.index);
    }
}
