package dev.frontdesk.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that people say about a record.
 *
 * @param name of its column, snake case
 * @param max longest text, greatest number
 * @param words that a {@link Kind#WORD} may be
 * @param target what a {@link Kind#REFERENCE} points at
 * @param use when people may say it
 */
public record Attribute(
        String name,
        Kind kind,
        long max,
        List<String> words,
        @Nullable Entity target,
        boolean needed,
        Use use) {

    /** How it is written. */
    public enum Kind {
        LINE,
        TEXT,
        EMAIL,
        PHONE,
        LINK,
        WORD,
        TAGS,
        MONEY,
        CURRENCY,
        COUNT,
        DATE,
        TIME,
        REFERENCE
    }

    /** When it is written. */
    public enum Use {
        ALWAYS,
        /** Only with a new record. */
        ONCE,
        /** Never: it follows from something else. */
        NEVER
    }

    public Attribute {
        words = List.copyOf(words);
    }

    static Attribute line(String name, int max) {
        return new Attribute(name, Kind.LINE, max, List.of(), null, false, Use.ALWAYS);
    }

    static Attribute text(String name) {
        return new Attribute(name, Kind.TEXT, 10_000, List.of(), null, false, Use.ALWAYS);
    }

    static Attribute of(String name, Kind kind, long max) {
        return new Attribute(name, kind, max, List.of(), null, false, Use.ALWAYS);
    }

    static Attribute word(String name, String... words) {
        return new Attribute(name, Kind.WORD, 64, List.of(words), null, false, Use.ALWAYS);
    }

    static Attribute money(String name) {
        return of(name, Kind.MONEY, 999_999_999_999L);
    }

    static Attribute date(String name) {
        return of(name, Kind.DATE, 0);
    }

    static Attribute time(String name) {
        return of(name, Kind.TIME, 0);
    }

    static Attribute reference(String name, Entity target) {
        return new Attribute(name, Kind.REFERENCE, 0, List.of(), target, false, Use.ALWAYS);
    }

    Attribute must() {
        return new Attribute(name, kind, max, words, target, true, use);
    }

    Attribute once() {
        return new Attribute(name, kind, max, words, target, needed, Use.ONCE);
    }

    Attribute never() {
        return new Attribute(name, kind, max, words, target, needed, Use.NEVER);
    }
}
