package dev.frontdesk.panel;

import java.util.List;

/**
 * One field of a form, for {@code layout/_field.jte}. Made by one of the factories, then told what it lacks; texts are
 * in the reader's language, and empty where there is nothing to say.
 *
 * @param hint what it is for and where its value is found
 * @param link a page where the value is found; empty: none
 * @param problem what is wrong with the value; empty: nothing
 * @param preview of a saved secret: its first and last characters; empty: none is saved
 */
public record Field(
        Kind kind,
        String name,
        String label,
        String value,
        String hint,
        String link,
        String problem,
        String placeholder,
        String preview,
        String autocomplete,
        boolean required,
        boolean disabled,
        int rows,
        List<Option> options) {

    public enum Kind {
        TEXT,
        EMAIL,
        URL,
        NUMBER,
        DATE,
        SEARCH,
        PASSWORD,
        /** Write-only: shows that one is saved, never what. */
        SECRET,
        AREA,
        CHECKBOX,
        SELECT
    }

    /** One choice of a select. */
    public record Option(String value, String name) {}

    public Field {
        options = List.copyOf(options);
    }

    public static Field of(Kind kind, String name, String label) {
        return new Field(kind, name, label, "", "", "", "", "", "", "", false, false, 4, List.of());
    }

    public static Field text(String name, String label) {
        return of(Kind.TEXT, name, label);
    }

    public static Field area(String name, String label, int rows) {
        return new Field(Kind.AREA, name, label, "", "", "", "", "", "", "", false, false, rows, List.of());
    }

    public static Field secret(String name, String label, String preview) {
        return new Field(Kind.SECRET, name, label, "", "", "", "", "", preview, "off", false, false, 1, List.of());
    }

    public static Field checkbox(String name, String label, boolean checked) {
        return of(Kind.CHECKBOX, name, label).value(checked ? "true" : "");
    }

    public static Field select(String name, String label, List<Option> options) {
        return new Field(Kind.SELECT, name, label, "", "", "", "", "", "", "", false, false, 1, options);
    }

    public Field value(String value) {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                required,
                disabled,
                rows,
                options);
    }

    public Field hint(String hint) {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                required,
                disabled,
                rows,
                options);
    }

    public Field link(String link) {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                required,
                disabled,
                rows,
                options);
    }

    public Field problem(String problem) {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                required,
                disabled,
                rows,
                options);
    }

    public Field placeholder(String placeholder) {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                required,
                disabled,
                rows,
                options);
    }

    /** What a browser may fill in by itself, e.g. {@code username} or {@code new-password}. */
    public Field autocomplete(String autocomplete) {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                required,
                disabled,
                rows,
                options);
    }

    public Field needed() {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                true,
                disabled,
                rows,
                options);
    }

    public Field disabled(boolean disabled) {
        return new Field(
                kind,
                name,
                label,
                value,
                hint,
                link,
                problem,
                placeholder,
                preview,
                autocomplete,
                required,
                disabled,
                rows,
                options);
    }

    public boolean checked() {
        return value.equals("true");
    }

    public boolean bad() {
        return !problem.isEmpty();
    }

    /** As the input's {@code type}. */
    public String type() {
        return switch (kind) {
            case TEXT, AREA, SELECT -> "text";
            case EMAIL -> "email";
            case URL -> "url";
            case NUMBER -> "number";
            case DATE -> "date";
            case SEARCH -> "search";
            case PASSWORD, SECRET -> "password";
            case CHECKBOX -> "checkbox";
        };
    }
}
