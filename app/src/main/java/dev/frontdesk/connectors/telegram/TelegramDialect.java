package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Dialect;

/** The <a href="https://core.telegram.org/bots/api#html-style">HTML that Telegram understands</a>. */
final class TelegramDialect implements Dialect {

    /** The server refuses arguments over 32,768 bytes before it parses them. */
    @Override
    public int renderedBytesMax() {
        return 32_000;
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
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String open(Mark mark, String info) {
        return switch (mark) {
            case BOLD -> "<b>";
            case ITALIC -> "<i>";
            case STRIKE -> "<s>";
            case CODE -> "<code>";
            case CODE_BLOCK -> {
                String language = language(info);
                yield language.isEmpty() ? "<pre>" : "<pre><code class=\"language-" + language + "\">";
            }
            case QUOTE -> "<blockquote>";
        };
    }

    @Override
    public String close(Mark mark, String info) {
        return switch (mark) {
            case BOLD -> "</b>";
            case ITALIC -> "</i>";
            case STRIKE -> "</s>";
            case CODE -> "</code>";
            case CODE_BLOCK -> language(info).isEmpty() ? "</pre>" : "</code></pre>";
            case QUOTE -> "</blockquote>";
        };
    }

    private static String language(String info) {
        return info.matches("[A-Za-z0-9+#._-]{1,40}") ? info : "";
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
