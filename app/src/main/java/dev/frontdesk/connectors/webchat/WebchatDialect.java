package dev.frontdesk.connectors.webchat;

import dev.frontdesk.connector.Dialect;

/** The few HTML elements that the script shows; it drops all others. */
final class WebchatDialect implements Dialect {

    static final WebchatDialect INSTANCE = new WebchatDialect();

    private WebchatDialect() {}

    @Override
    public String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String open(Mark mark, String info) {
        return "<" + element(mark) + ">";
    }

    @Override
    public String close(Mark mark, String info) {
        return "</" + element(mark) + ">";
    }

    private static String element(Mark mark) {
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
        return "<a href=\"" + escape(url) + "\">";
    }

    @Override
    public String closeLink(String url) {
        return "</a>";
    }
}
