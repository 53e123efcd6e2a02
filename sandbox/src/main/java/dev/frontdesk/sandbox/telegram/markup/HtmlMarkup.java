package dev.frontdesk.sandbox.telegram.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The dialect {@code HTML}: a small set of tags, no other markup, every tag closed. */
final class HtmlMarkup {

    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "tg-time",
            "span",
            "pre",
            "code",
            "blockquote");

    private final Source source;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<HtmlTag> open = new ArrayDeque<>();
    private boolean numericSurrogates;

    private HtmlMarkup(String html) {
        source = new Source(html);
    }

    static FormattedText parse(String html) throws MarkupException {
        return new HtmlMarkup(html).parse();
    }

    private FormattedText parse() throws MarkupException {
        while (!source.isDone()) {
            char c = source.current();
            if (c == '<') {
                if (source.peek(1) == '/') {
                    close();
                } else {
                    open();
                }
            } else if (c != '&' || !reference(text)) {
                text.append(c);
                source.at++;
            }
        }
        if (!open.isEmpty()) {
            throw new MarkupException("Can't find end tag corresponding to start tag \""
                    + open.getLast().name() + "\"");
        }
        if (numericSurrogates && hasLoneSurrogate(text)) {
            throw new MarkupException("Text contains invalid Unicode characters after decoding HTML entities,"
                    + " check for unmatched surrogate code units");
        }
        return new FormattedText(text.toString(), entities);
    }

    private void open() throws MarkupException {
        int begin = source.at++;
        while (!Source.isSpace(source.current()) && source.current() != '>') {
            source.at++;
        }
        if (source.isDone()) {
            throw source.problem("Unclosed start tag", begin);
        }
        String name = source.since(begin + 1).toLowerCase(Locale.ROOT);
        if (!TAGS.contains(name)) {
            throw source.problem("Unsupported start tag \"" + name + "\"", begin);
        }
        HtmlTag tag = new HtmlTag(name, text.length());
        while (source.current() != '>') {
            source.skipSpace();
            if (source.current() != '>') {
                attribute(tag, begin);
            }
        }
        source.at++;
        if (name.equals("span") && !tag.isSpoiler()) {
            throw source.problem("Tag \"span\" must have class \"tg-spoiler\"", begin);
        }
        open.addLast(tag);
    }

    private void attribute(HtmlTag tag, int begin) throws MarkupException {
        int start = source.at;
        while (!Source.isSpace(source.current()) && source.current() != '=' && source.current() != '>') {
            source.at++;
        }
        String name = source.since(start);
        if (name.isEmpty() && !source.isDone()) {
            throw source.problem("Empty attribute name in the tag \"" + tag.name() + "\"", begin);
        }
        source.skipSpace();
        if (source.isDone()) {
            throw source.problem("Unclosed start tag \"" + tag.name() + "\"", begin);
        }
        if (source.current() != '=') {
            tag.attribute(name, "");
            return;
        }
        source.at++;
        source.skipSpace();
        if (source.isDone()) {
            throw source.problem("Unclosed start tag \"" + tag.name() + "\"", begin);
        }
        String value = value();
        if (source.isDone()) {
            throw source.problem("Unclosed start tag", begin);
        }
        tag.attribute(name, value);
    }

    private String value() throws MarkupException {
        char quote = source.current();
        return quote == '"' || quote == '\'' ? literal(quote) : token();
    }

    private String literal(char quote) {
        source.at++;
        StringBuilder value = new StringBuilder();
        while (!source.isDone() && source.current() != quote) {
            if (source.current() != '&' || !reference(value)) {
                value.append(source.current());
                source.at++;
            }
        }
        source.at++;
        return value.toString();
    }

    private String token() throws MarkupException {
        int start = source.at;
        while (isTokenPart(source.current())) {
            source.at++;
        }
        if (!Source.isSpace(source.current()) && source.current() != '>') {
            throw source.problem("Unexpected end of name token", start);
        }
        return source.since(start).toLowerCase(Locale.ROOT);
    }

    private static boolean isTokenPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }

    private void close() throws MarkupException {
        int begin = source.at;
        if (open.isEmpty()) {
            throw source.problem("Unexpected end tag", begin);
        }
        source.at += 2;
        while (!Source.isSpace(source.current()) && source.current() != '>') {
            source.at++;
        }
        String name = source.since(begin + 2).toLowerCase(Locale.ROOT);
        source.skipSpace();
        if (source.current() != '>') {
            throw source.problem("Unclosed end tag", begin);
        }
        source.at++;
        HtmlTag tag = open.removeLast();
        if (!name.isEmpty() && !name.equals(tag.name())) {
            throw new MarkupException("Unmatched end tag at byte offset " + Source.bytesBefore(source.text, begin)
                    + ", expected \"</" + tag.name() + ">\", found \"</" + name + ">\"");
        }
        if (text.length() > tag.offset()) {
            tag.addTo(entities, text);
        }
    }

    private boolean reference(StringBuilder target) {
        int code = CharacterReference.read(source);
        if (code == 0) {
            return false;
        }
        numericSurrogates |= code >= 0xd800 && code <= 0xdfff;
        target.appendCodePoint(code);
        return true;
    }

    private static boolean hasLoneSurrogate(CharSequence text) {
        return text.codePoints().anyMatch(code -> code >= 0xd800 && code <= 0xdfff);
    }
}
