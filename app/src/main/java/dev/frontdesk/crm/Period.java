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
            "this_year",
            "custom");

    private static final long DAYS_MAX = 3_700;
    private static final int PARTS_MAX = 400;

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
            case "this_quarter" -> {
                LocalDate first = today.with(IsoFields.DAY_OF_QUARTER, 1);
                yield new Period(first, first.plusMonths(3).minusDays(1), zone);
            }
            case "this_year" ->
                new Period(today.withDayOfYear(1), today.withMonth(12).withDayOfMonth(31), zone);
            default -> custom(from, to == null ? today : to, zone);
        };
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
