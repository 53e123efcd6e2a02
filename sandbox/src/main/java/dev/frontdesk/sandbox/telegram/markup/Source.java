package dev.frontdesk.sandbox.telegram.markup;

/** Reads a text character by character; past the end there is a NUL, which counts as space. */
final class Source {

    final String text;
    int at;

    Source(String text) {
        this.text = text;
    }

    boolean isDone() {
        return at >= text.length();
    }

    char current() {
        return peek(0);
    }

    char peek(int ahead) {
        int index = at + ahead;
        return index < text.length() ? text.charAt(index) : 0;
    }

    void skipSpace() {
        while (!isDone() && isSpace(current())) {
            at++;
        }
    }

    String since(int start) {
        return text.substring(Math.min(start, text.length()), Math.min(at, text.length()));
    }

    /** One line break after a code fence belongs to the fence. */
    void skipLineBreak() {
        char first = current();
        if (first == '\n' || first == '\r') {
            char second = peek(1);
            at += (second == '\n' || second == '\r') && second != first ? 2 : 1;
        }
    }

    MarkupException problem(String what, int index) {
        return MarkupException.at(what, text, index);
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
    }

    static int bytesBefore(String text, int index) {
        int bytes = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
