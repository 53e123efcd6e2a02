package dev.frontdesk.crm;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** By what figures are grouped. */
public enum By {
    /** One figure for all. */
    NOTHING,
    DAY,
    /** Which begins on Monday. */
    WEEK,
    MONTH,
    SOURCE,
    EMPLOYEE,
    STAGE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isTime() {
        return this == DAY || this == WEEK || this == MONTH;
    }

    /** Of the part of time a day is in: the day, the week's Monday, or the month as {@code 2026-01}. */
    String key(LocalDate day) {
        return switch (this) {
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
            case MONTH -> day.toString().substring(0, 7);
            case DAY, NOTHING, SOURCE, EMPLOYEE, STAGE -> day.toString();
        };
    }

    /**
     * The key of a row, in SQL.
     *
     * @param day an expression of type date
     * @param source a column; of figures that are not grouped by it, anything
     * @param employee likewise
     */
    String column(String day, String source, String employee) {
        return switch (this) {
            case NOTHING, STAGE -> "''";
            case DAY -> "to_char(" + day + ", 'YYYY-MM-DD')";
            case WEEK -> "to_char(date_trunc('week', " + day + "), 'YYYY-MM-DD')";
            case MONTH -> "to_char(" + day + ", 'YYYY-MM')";
            case SOURCE -> "coalesce(" + source + ", '')";
            case EMPLOYEE -> "coalesce(" + employee + "::text, '')";
        };
    }
}
