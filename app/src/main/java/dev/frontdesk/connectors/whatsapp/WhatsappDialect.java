package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Dialect;

/** The <a href="https://faq.whatsapp.com/539178204879377">marks that WhatsApp understands</a>; nothing is escaped. */
final class WhatsappDialect implements Dialect {

    @Override
    public String escape(String text) {
        return text;
    }

    @Override
    public String open(Mark mark, String info) {
        return switch (mark) {
            case BOLD -> "*";
            case ITALIC -> "_";
            case STRIKE -> "~";
            case CODE, CODE_BLOCK -> "```";
            case QUOTE -> "";
        };
    }

    @Override
    public String close(Mark mark, String info) {
        return open(mark, info);
    }

    @Override
    public String openLink(String url) {
        return "";
    }

    /** A bare address becomes a link by itself. */
    @Override
    public String closeLink(String url) {
        return " (" + url + ")";
    }
}
