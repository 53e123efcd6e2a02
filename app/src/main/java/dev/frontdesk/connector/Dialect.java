package dev.frontdesk.connector;

/** A provider's markup. Rendering and splitting are written once, over this. */
public interface Dialect {

    /** The marks a text can carry. */
    enum Mark {
        BOLD,
        ITALIC,
        STRIKE,
        CODE,
        CODE_BLOCK,
        QUOTE
    }

    /** A text with its special characters escaped. */
    String escape(String text);

    /** What opens a mark; {@code info} is the language of a code block. Empty where the provider lacks it. */
    String open(Mark mark, String info);

    String close(Mark mark, String info);

    String openLink(String url);

    String closeLink(String url);

    /** Length of a text without marks, in the unit the provider counts; UTF-16 units unless told otherwise. */
    default int length(String plain) {
        return plain.length();
    }

    /**
     * Longest message as it travels, in UTF-16 units; matters where marks stay visible and count, as addresses of links
     * that have to be written out.
     */
    default int renderedLengthMax() {
        return Integer.MAX_VALUE;
    }

    /** Longest message as it travels, marks and escapes included, in bytes of UTF-8. */
    default int renderedBytesMax() {
        return 30_000;
    }
}
