package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Dialect;

/**
 * The HTML that MAX understands. Of its two dialects the one with escapes for everything: MAX's Markdown has no
 * documented way to write an asterisk.
 */
final class MaxDialect implements Dialect {

    @Override
    public String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String open(Mark mark, String info) {
        return "<" + tag(mark) + ">";
    }

    @Override
    public String close(Mark mark, String info) {
        return "</" + tag(mark) + ">";
    }

    private static String tag(Mark mark) {
        return switch (mark) {
            case BOLD -> "b";
            case ITALIC -> "i";
            case STRIKE -> "s";
            case CODE -> "code";
            case CODE_BLOCK -> "pre";
            case QUOTE -> "blockquote";
        };
    }

    @Override
    public String openLink(String url) {
        return "<a href=\"" + escape(url).replace("\"", "&quot;") + "\">";
    }

    @Override
    public String closeLink(String url) {
        return "</a>";
    }
}
