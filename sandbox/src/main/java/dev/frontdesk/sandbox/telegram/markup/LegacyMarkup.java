package dev.frontdesk.sandbox.telegram.markup;

import java.util.ArrayList;
import java.util.List;

/** The old dialect {@code Markdown}: no nesting, escapes only before its own four characters. */
final class LegacyMarkup {

    private static final String MARKS = "_*`[";

    private final Source source;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();

    private LegacyMarkup(String markdown) {
        source = new Source(markdown);
    }

    static FormattedText parse(String markdown) throws MarkupException {
        return new LegacyMarkup(markdown).parse();
    }

    private FormattedText parse() throws MarkupException {
        while (!source.isDone()) {
            char c = source.current();
            if (c == '\\' && source.peek(1) != 0 && MARKS.indexOf(source.peek(1)) >= 0) {
                text.append(source.peek(1));
                source.at += 2;
            } else if (MARKS.indexOf(c) >= 0) {
                entity(c);
            } else {
                text.append(c);
                source.at++;
            }
        }
        return new FormattedText(text.toString(), entities);
    }

    private void entity(char mark) throws MarkupException {
        int begin = source.at++;
        char end = mark == '[' ? ']' : mark;
        boolean fenced = mark == '`' && source.current() == '`' && source.peek(1) == '`';
        String language = "";
        if (fenced) {
            source.at += 2;
            language = Fence.language(source);
        }
        int offset = text.length();
        while (!source.isDone() && !(fenced ? Fence.isAt(source) : source.current() == end)) {
            text.append(source.current());
            source.at++;
        }
        if (source.isDone()) {
            throw source.problem("Can't find end of the entity starting", begin);
        }
        source.at += fenced ? 3 : 1;
        String address = mark == '[' ? address(offset) : "";
        int length = text.length() - offset;
        if (length == 0) {
            return;
        }
        switch (mark) {
            case '_' -> entities.add(new Entity(EntityType.ITALIC, offset, length));
            case '*' -> entities.add(new Entity(EntityType.BOLD, offset, length));
            case '`' -> entities.add(new Entity(fenced ? EntityType.PRE : EntityType.CODE, offset, length, language));
            default -> {
                Entity link = Link.entity(address, offset, length);
                if (link != null) {
                    entities.add(link);
                }
            }
        }
    }

    private String address(int textOffset) {
        if (source.current() != '(') {
            return text.substring(textOffset);
        }
        int start = ++source.at;
        while (!source.isDone() && source.current() != ')') {
            source.at++;
        }
        String address = source.since(start);
        source.at++;
        return address;
    }
}
