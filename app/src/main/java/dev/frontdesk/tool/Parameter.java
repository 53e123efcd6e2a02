package dev.frontdesk.tool;

import java.util.List;

/**
 * One argument of a tool.
 *
 * @param description for the model, in English
 * @param allowed the values of a {@link Kind#CHOICE}
 * @param fields of each item of {@link Kind#ITEMS}
 * @param max longest text in characters, greatest number, or most items
 */
public record Parameter(
        String name,
        Kind kind,
        boolean required,
        String description,
        List<String> allowed,
        List<Parameter> fields,
        long max) {

    public Parameter {
        allowed = List.copyOf(allowed);
        fields = List.copyOf(fields);
    }

    public enum Kind {
        TEXT,
        /** Whole, from 0. */
        NUMBER,
        /** Decimal in the main unit, at most two places, from 0, as a string: {@code "5000.00"}. */
        MONEY,
        /** {@code YYYY-MM-DD}. */
        DATE,
        /** ISO 8601 with an offset. */
        TIME,
        FLAG,
        /** One of the allowed words. */
        CHOICE,
        /** A record: its id or number ({@code 3}, {@code "#3"}, {@code "ORD-2026-0003"}), or {@code "me"}. */
        REFERENCE,
        ITEMS
    }

    public static Parameter text(String name, int max, String description) {
        return new Parameter(name, Kind.TEXT, false, description, List.of(), List.of(), max);
    }

    public static Parameter number(String name, long max, String description) {
        return new Parameter(name, Kind.NUMBER, false, description, List.of(), List.of(), max);
    }

    public static Parameter money(String name, String description) {
        return new Parameter(name, Kind.MONEY, false, description, List.of(), List.of(), 9_999_999_999L);
    }

    public static Parameter date(String name, String description) {
        return new Parameter(name, Kind.DATE, false, description, List.of(), List.of(), 10);
    }

    public static Parameter time(String name, String description) {
        return new Parameter(name, Kind.TIME, false, description, List.of(), List.of(), 40);
    }

    public static Parameter flag(String name, String description) {
        return new Parameter(name, Kind.FLAG, false, description, List.of(), List.of(), 1);
    }

    public static Parameter choice(String name, List<String> allowed, String description) {
        return new Parameter(name, Kind.CHOICE, false, description, allowed, List.of(), 64);
    }

    public static Parameter reference(String name, String description) {
        return new Parameter(name, Kind.REFERENCE, false, description, List.of(), List.of(), 64);
    }

    public static Parameter items(String name, int max, List<Parameter> fields, String description) {
        return new Parameter(name, Kind.ITEMS, false, description, List.of(), fields, max);
    }

    /** The same, without which a call is refused. */
    public Parameter needed() {
        return new Parameter(name, kind, true, description, allowed, fields, max);
    }
}
