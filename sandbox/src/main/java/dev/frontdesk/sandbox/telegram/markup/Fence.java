package dev.frontdesk.sandbox.telegram.markup;

/** Three backticks, with the language named behind the opening ones. */
final class Fence {

    private Fence() {}

    static boolean isAt(Source source) {
        return source.current() == '`' && source.peek(1) == '`' && source.peek(2) == '`';
    }

    /** Reads the language, which counts only if something follows it, and the line break behind it. */
    static String language(Source source) {
        int start = source.at;
        while (!Source.isSpace(source.current()) && source.current() != '`') {
            source.at++;
        }
        String language = source.since(start);
        if (source.isDone() || source.current() == '`') {
            source.at = start;
            language = "";
        }
        source.skipLineBreak();
        return language;
    }
}
