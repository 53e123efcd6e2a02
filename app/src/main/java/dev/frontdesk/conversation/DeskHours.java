package dev.frontdesk.conversation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When people are at a project's desk.
 *
 * @param week spans of each day, in order; none at all: always
 * @param holidays when nobody comes, once
 * @param yearly when nobody comes, every year
 */
record DeskHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays, Set<MonthDay> yearly) {

    private static final int DAYS_AHEAD_MAX = 400;
    private static final String MIDNIGHT = "24:00";

    /** @param to not included; null: midnight */
    record Span(LocalTime from, @Nullable LocalTime to) {

        /** @throws RuntimeException unless it reads like {@code 09:00-18:00}, the end after the beginning */
        static Span parse(String text) {
            String[] ends = text.strip().split("\\s*[-–—]\\s*", 2);
            LocalTime from = LocalTime.parse(padded(ends[0]));
            LocalTime to = ends[1].equals(MIDNIGHT) ? null : LocalTime.parse(padded(ends[1]));
            if (to != null && !to.isAfter(from)) {
                throw new IllegalArgumentException(text);
            }
            return new Span(from, to);
        }

        private static String padded(String time) {
            return time.indexOf(':') == 1 ? "0" + time : time;
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (to == null || time.isBefore(to));
        }
    }

    DeskHours {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
        yearly = Set.copyOf(yearly);
    }

    /** @throws RuntimeException unless it is a list of spans with commas; empty: closed */
    static List<Span> day(String text) {
        List<Span> spans = new ArrayList<>();
        for (String span : text.split("[,;]")) {
            if (!span.isBlank()) {
                spans.add(Span.parse(span));
            }
        }
        return List.copyOf(spans);
    }

    boolean open(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return always() || spans(local.toLocalDate()).stream().anyMatch(span -> span.holds(local.toLocalTime()));
    }

    /** When somebody is back: now if open; empty if nobody ever is. */
    Optional<ZonedDateTime> opens(Instant at) {
        ZonedDateTime now = at.atZone(zone);
        if (open(at)) {
            return Optional.of(now);
        }
        for (int days = 0; days <= DAYS_AHEAD_MAX; days++) {
            LocalDate day = now.toLocalDate().plusDays(days);
            for (Span span : spans(day)) {
                ZonedDateTime begin = ZonedDateTime.of(day, span.from(), zone);
                // where clocks are put forward a span may not exist
                if (begin.isAfter(now) && open(begin.toInstant())) {
                    return Optional.of(begin);
                }
            }
        }
        return Optional.empty();
    }

    private boolean always() {
        return week.values().stream().allMatch(List::isEmpty);
    }

    private List<Span> spans(LocalDate day) {
        return holidays.contains(day) || yearly.contains(MonthDay.from(day))
                ? List.of()
                : week.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
