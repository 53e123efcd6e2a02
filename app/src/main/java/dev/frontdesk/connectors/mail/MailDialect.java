package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Dialect;

/** Plain HTML, as every mail program shows it. */
final class MailDialect implements Dialect {

    @Override
    public int renderedBytesMax() {
        return 1 << 20;
    }

    @Override
    public String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
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
        return "<a href=\"" + escape(url) + "\">";
    }

    @Override
    public String closeLink(String url) {
        return "</a>";
    }
}
