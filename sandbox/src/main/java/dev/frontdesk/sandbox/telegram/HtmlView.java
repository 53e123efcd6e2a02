package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.Entity;
import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Formatted text as HTML for a page: everything escaped, nothing but the tags made here. */
final class HtmlView {

    private HtmlView() {}

    static String of(FormattedText formatted) {
        String text = formatted.text();
        if (formatted.entities().isEmpty()) {
            return escaped(text);
        }
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, text.length()));
        for (Entity entity : formatted.entities()) {
            borders.add(entity.offset());
            borders.add(entity.end());
        }
        StringBuilder html = new StringBuilder();
        List<Entity> open = new ArrayList<>();
        int from = 0;
        for (int to : borders) {
            if (to > from) {
                int start = from;
                List<Entity> active = formatted.entities().stream()
                        .filter(entity -> entity.offset() <= start && entity.end() > start)
                        .toList();
                switchTo(active, open, html, text);
                html.append(escaped(text.substring(from, to)));
            }
            from = to;
        }
        switchTo(List.of(), open, html, text);
        return html.toString();
    }

    private static void switchTo(List<Entity> wanted, List<Entity> open, StringBuilder html, String text) {
        int common = 0;
        while (common < open.size()
                && common < wanted.size()
                && open.get(common).equals(wanted.get(common))) {
            common++;
        }
        while (open.size() > common) {
            html.append("</").append(tag(open.removeLast())).append('>');
        }
        for (Entity entity : wanted.subList(common, wanted.size())) {
            html.append('<').append(tag(entity)).append(attribute(entity, text)).append('>');
            open.add(entity);
        }
    }

    private static String tag(Entity entity) {
        return switch (entity.type()) {
            case BOLD -> "b";
            case ITALIC -> "i";
            case UNDERLINE -> "u";
            case STRIKETHROUGH -> "s";
            case CODE -> "code";
            case PRE -> "pre";
            case BLOCKQUOTE, EXPANDABLE_BLOCKQUOTE -> "blockquote";
            case TEXT_LINK, URL, EMAIL -> "a";
            case SPOILER, CUSTOM_EMOJI, DATE_TIME, TEXT_MENTION, MENTION, HASHTAG, BOT_COMMAND -> "span";
        };
    }

    private static String attribute(Entity entity, String text) {
        String marked = text.substring(entity.offset(), entity.end());
        return switch (entity.type()) {
            case TEXT_LINK -> " href=\"" + escaped(entity.argument()) + "\" rel=\"noreferrer\"";
            case URL ->
                " href=\"" + escaped(marked.contains("://") ? marked : "http://" + marked) + "\" rel=\"noreferrer\"";
            case EMAIL -> " href=\"mailto:" + escaped(marked) + "\"";
            case SPOILER, TEXT_MENTION, MENTION, HASHTAG, BOT_COMMAND ->
                " class=\"" + entity.type().wireName() + "\"";
            case BOLD,
                    ITALIC,
                    UNDERLINE,
                    STRIKETHROUGH,
                    CODE,
                    PRE,
                    BLOCKQUOTE,
                    EXPANDABLE_BLOCKQUOTE,
                    CUSTOM_EMOJI,
                    DATE_TIME -> "";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
