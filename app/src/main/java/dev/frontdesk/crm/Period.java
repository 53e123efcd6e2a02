package dev.frontdesk.crm;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whole days over which figures are drawn.
 *
 * @param to included
 * @param zone in which its days begin
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    static final List<String> WORDS = List.of(
            "today",
            "yesterday",
            "this_week",
            "last_7_days",
            "this_month",
            "last_month",
            "this_quarter",
            "last_quarter",
            "this_year",
            "last_year",
            "custom");

    private static final long DAYS_MAX = 3_700;
    private static final int PARTS_MAX = 400;
    private static final long DAYS_DRAWN = 31;
    private static final long WEEKS_DRAWN = 100;

    /**
     * @param word one of {@link #WORDS}
     * @param from of a custom one
     * @param to of a custom one; null: today
     * @throws Refusal where a custom one makes no sense
     */
    static Period of(String word, @Nullable LocalDate from, @Nullable LocalDate to, LocalDate today, ZoneId zone) {
        LocalDate month = today.withDayOfMonth(1);
        return switch (word) {
            case "today" -> new Period(today, today, zone);
            case "yesterday" -> new Period(today.minusDays(1), today.minusDays(1), zone);
            case "this_week" -> {
                LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Period(monday, monday.plusDays(6), zone);
            }
            case "last_7_days" -> new Period(today.minusDays(6), today, zone);
            case "this_month" -> new Period(month, month.plusMonths(1).minusDays(1), zone);
            case "last_month" -> new Period(month.minusMonths(1), month.minusDays(1), zone);
            case "this_quarter" -> quarter(today, zone);
            case "last_quarter" -> quarter(today.minusMonths(3), zone);
            case "this_year" -> year(today, zone);
            case "last_year" -> year(today.minusYears(1), zone);
            default -> custom(from, to == null ? today : to, zone);
        };
    }

    private static Period quarter(LocalDate day, ZoneId zone) {
        LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return new Period(first, first.plusMonths(3).minusDays(1), zone);
    }

    private static Period year(LocalDate day, ZoneId zone) {
        return new Period(day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()), zone);
    }

    private static Period custom(@Nullable LocalDate from, LocalDate to, ZoneId zone) {
        if (from == null) {
            throw Refusal.invalid("from", List.of(), "crm.refused.from");
        }
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > DAYS_MAX) {
            throw Refusal.invalid("to", List.of(), "crm.refused.to");
        }
        return new Period(from, to, zone);
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** Excluded. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** As long, directly before. */
    Period previous() {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return new Period(from.minusDays(days), from.minusDays(1), zone);
    }

    Period yearAgo() {
        return new Period(from.minusYears(1), to.minusYears(1), zone);
    }

    /** By what its course is best drawn: days of a month, weeks of a quarter, else months. */
    By parts() {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days <= DAYS_DRAWN) {
            return By.DAY;
        }
        return days <= WEEKS_DRAWN ? By.WEEK : By.MONTH;
    }

    /** The keys of its days, weeks or months, those without anything included; of other groups none. */
    List<String> keys(By by) {
        List<String> keys =
                stream(by).map(by::key).distinct().limit(PARTS_MAX + 1L).toList();
        if (keys.size() > PARTS_MAX) {
            throw Refusal.invalid("group_by", List.of("week", "month"), "crm.refused.parts", PARTS_MAX);
        }
        return keys;
    }

    private Stream<LocalDate> stream(By by) {
        return by.isTime() ? from.datesUntil(to.plusDays(1)) : Stream.empty();
    }
}
