package dev.frontdesk.assistant;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Days, moments and spans of days as people write them, seen from now. */
final class Days {

    private static final List<String> MONTHS = List.of(
            "jan(?:uary)?|январ[ьяе]|січ(?:ень|ня|ні)",
            "feb(?:ruary)?|феврал[ьяе]|лют(?:ий|ого|ому)",
            "mar(?:ch)?|март[ае]?|берез(?:ень|ня|ні)",
            "apr(?:il)?|апрел[ьяе]|квіт(?:ень|ня|ні)",
            "may|ма[йяе]|трав(?:ень|ня|ні)",
            "june?|июн[ьяе]|черв(?:ень|ня|ні)",
            "july?|июл[ьяе]|лип(?:ень|ня|ні)",
            "aug(?:ust)?|август[ае]?|серп(?:ень|ня|ні)",
            "sep(?:t(?:ember)?)?|сентябр[ьяе]|верес(?:ень|ня|ні)",
            "oct(?:ober)?|октябр[ьяе]|жовт(?:ень|ня|ні)",
            "nov(?:ember)?|ноябр[ьяе]|листопад[аі]?",
            "dec(?:ember)?|декабр[ьяе]|груд(?:ень|ня|ні)");
    private static final String MONTH = "(?:" + String.join("|", MONTHS) + ")";
    private static final String YEAR = "20\\d\\d(?: ?(?:год[ау]?|г\\.?|року|рік|році|р\\.?))?";
    private static final String NTH = "(?:st|nd|rd|th|-?го|-?е|-?ого|-?те)?";

    /** No gaps with names: it stands inside of other forms. */
    static final String DATE = "(?:20\\d\\d-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}(?:[./](?:20)?\\d\\d)?"
            + "|(?:the )?\\d{1,2}" + NTH + "(?: of)? " + MONTH + "(?:,? " + YEAR + ")?|" + MONTH + " \\d{1,2}" + NTH
            + "(?!\\d)(?:,? 20\\d\\d)?)";

    static final String MONTH_OR_YEAR = "(?:" + MONTH + "(?: " + YEAR + ")?|" + YEAR + ")";
    static final String BETWEEN =
            "(?:from |between |с |со |з |із |від |от )?" + DATE + " ?(?:to|till|until|and|-|–|—|по|до|и|і) ?" + DATE;
    static final String IN_ONE_MONTH =
            "(?:from |between |с |со |з |із |від |от )?\\d{1,2} ?(?:to|till|until|and|-|–|—|по|до) ?" + "\\d{1,2}" + NTH
                    + "(?: of)? " + MONTH + "(?: " + YEAR + ")?";
    static final String SINCE = "(?:since|from|с|со|з|із|від|от) (?:the )?" + DATE;
    static final String LAST =
            "(?:the )?(?:last|past|последние|останні|минулі|прошлые) \\d{1,3} (?:days|дней|дня|днів|дні)";

    private static final Pattern ISO = Pattern.compile("(20\\d\\d)-(\\d\\d)-(\\d\\d)");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})[./](\\d{1,2})(?:[./]((?:20)?\\d\\d))?");
    private static final Pattern MONTH_IN = Pattern.compile(
            MONTHS.stream()
                    .map(each -> "(" + each + ")")
                    .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")),
            Phrasebook.FLAGS);
    private static final Pattern YEAR_IN = Pattern.compile("(?<!\\d)(20\\d\\d)(?!\\d)");
    private static final Pattern DAY_IN = Pattern.compile("(?<!\\d)(\\d{1,2})(?!\\d)");
    private static final Pattern DATES = Pattern.compile(DATE, Phrasebook.FLAGS);
    private static final Pattern CLOCK = Pattern.compile(
            "(?:at|by|в|во|о|об|до|к) (\\d{1,2})(?:[:.](\\d\\d))? ?(am|pm|утра|вечера|дня|ранку|вечора)?",
            Phrasebook.FLAGS);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    static final String AT =
            "(?:at|by|в|во|о|об|до|к) \\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm|утра|вечера|дня|ранку|вечора)?";
    static final String AFTER = "(?:in|через|за) (?:\\d{1,3}|an?) ?(?:hours?|days?|weeks?|minutes?|min"
            + "|час(?:а|ов)?|дн(?:я|ей|і|ів)|день|недел[юи]|недель|тижд(?:ень|ні|нів)|годин[иу]?|минут[уы]?|хвилин[иу]?)"
            + "|через (?:час|день|неделю|тиждень|годину)";
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,3})");

    private Days() {}

    /** @param word of a period, as the tools name it or "last_week" and the like; null: it is written out */
    static Map<String, String> period(@Nullable String word, String said, LocalDate today) {
        Span span = word == null ? written(said, today) : named(word, today);
        if (span == null) {
            return word == null ? Map.of() : Map.of("period", word);
        }
        Map<String, String> period = new LinkedHashMap<>(Map.of("period", "custom"));
        period.putAll(span.days());
        return period;
    }

    record Span(LocalDate from, LocalDate to) {
        Map<String, String> days() {
            Map<String, String> days = new LinkedHashMap<>();
            days.put("from", from.toString());
            days.put("to", to.toString());
            return days;
        }
    }

    /** Null: one that the tools know themselves. */
    private static @Nullable Span named(String word, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return switch (word) {
            case "last_week" -> new Span(monday.minusWeeks(1), monday.minusDays(1));
            case "last_quarter" -> new Span(quarter.minusMonths(3), quarter.minusDays(1));
            case "last_year" -> year(today.getYear() - 1);
            case "last_30_days" -> new Span(today.minusDays(29), today);
            default -> null;
        };
    }

    /** The days of any period. */
    static Optional<Span> span(@Nullable String word, String said, LocalDate today) {
        if (word == null) {
            return Optional.ofNullable(written(said, today));
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate month = today.withDayOfMonth(1);
        LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return Optional.ofNullable(
                switch (word) {
                    case "today" -> new Span(today, today);
                    case "yesterday" -> new Span(today.minusDays(1), today.minusDays(1));
                    case "this_week" -> new Span(monday, monday.plusDays(6));
                    case "last_7_days" -> new Span(today.minusDays(6), today);
                    case "this_month" -> month(month);
                    case "last_month" -> month(month.minusMonths(1));
                    case "this_quarter" ->
                        new Span(quarter, quarter.plusMonths(3).minusDays(1));
                    case "this_year" -> year(today.getYear());
                    default -> named(word, today);
                });
    }

    private static Span month(LocalDate first) {
        return new Span(first, first.plusMonths(1).minusDays(1));
    }

    private static Span year(int year) {
        return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static @Nullable Span written(String said, LocalDate today) {
        if (pattern(IN_ONE_MONTH).matcher(said).matches()) {
            return inOneMonth(said, today);
        }
        List<String> dates =
                DATES.matcher(said).results().map(each -> each.group()).toList();
        if (dates.size() == 2) {
            LocalDate to = date(dates.getLast(), today, false);
            LocalDate from = date(dates.getFirst(), to == null ? today : to, false);
            return from == null || to == null ? null : new Span(from, to);
        }
        if (dates.size() == 1) {
            LocalDate from = date(dates.getFirst(), today, false);
            boolean since = pattern(SINCE).matcher(said).matches();
            return from == null ? null : new Span(from, since ? today : from);
        }
        Matcher year = YEAR_IN.matcher(said);
        boolean dated = year.find();
        int month = month(said);
        if (month > 0) {
            int of =
                    dated ? Integer.parseInt(year.group(1)) : today.getYear() - (month > today.getMonthValue() ? 1 : 0);
            return month(LocalDate.of(of, month, 1));
        }
        if (dated) {
            return year(Integer.parseInt(year.group(1)));
        }
        Matcher count = COUNTED.matcher(said);
        return count.find() ? new Span(today.minusDays(Math.max(1, Long.parseLong(count.group(1))) - 1), today) : null;
    }

    private static @Nullable Span inOneMonth(String said, LocalDate today) {
        Matcher day = DAY_IN.matcher(said);
        Matcher last = DATES.matcher(said);
        LocalDate to = day.find() && last.find(day.end()) ? date(last.group(), today, false) : null;
        int from = Integer.parseInt(day.group(1));
        return to == null || from < 1 || from > to.getDayOfMonth() ? null : new Span(to.withDayOfMonth(from), to);
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(form, Phrasebook.FLAGS);
    }

    private static int month(String said) {
        Matcher found = MONTH_IN.matcher(said);
        if (found.find()) {
            for (int month = 1; month <= 12; month++) {
                if (found.group(month) != null) {
                    return month;
                }
            }
        }
        return 0;
    }

    /**
     * @param ahead whether a date without a year is the next one, else it is the last one
     * @return null: there is no such day
     */
    private static @Nullable LocalDate date(String said, LocalDate today, boolean ahead) {
        try {
            Matcher iso = ISO.matcher(said);
            if (iso.matches()) {
                return LocalDate.parse(said);
            }
            Matcher dotted = DOTTED.matcher(said);
            if (dotted.matches()) {
                String year = dotted.group(3);
                return near(
                        year == null ? null : Integer.valueOf(year.length() == 2 ? "20" + year : year),
                        Integer.parseInt(dotted.group(2)),
                        Integer.parseInt(dotted.group(1)),
                        today,
                        ahead);
            }
            Matcher day = DAY_IN.matcher(said);
            Matcher year = YEAR_IN.matcher(said);
            return day.find()
                    ? near(
                            year.find() ? Integer.valueOf(year.group(1)) : null,
                            month(said),
                            Integer.parseInt(day.group(1)),
                            today,
                            ahead)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate near(@Nullable Integer year, int month, int day, LocalDate today, boolean ahead) {
        if (year != null) {
            return LocalDate.of(year, month, day);
        }
        LocalDate here = LocalDate.of(today.getYear(), month, day);
        if (ahead) {
            return here.isBefore(today) ? here.plusYears(1) : here;
        }
        return here.isAfter(today) ? here.minusYears(1) : here;
    }

    /** @param word "today", "tomorrow", "monday" and the like; null: it is written out */
    static Optional<LocalDate> day(@Nullable String word, String said, LocalDate today, boolean ahead) {
        if (word == null) {
            Matcher date = DATES.matcher(said);
            return date.find() ? Optional.ofNullable(date(date.group(), today, ahead)) : Optional.empty();
        }
        return Optional.of(
                switch (word) {
                    case "today" -> today;
                    case "tomorrow" -> today.plusDays(1);
                    case "overmorrow" -> today.plusDays(2);
                    case "yesterday" -> today.minusDays(1);
                    case "next_week" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                    default -> today.with(TemporalAdjusters.next(DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))));
                });
    }

    /** When something is due; without a time of day by the evening. */
    static Optional<ZonedDateTime> moment(@Nullable String word, String said, ZonedDateTime now) {
        if (pattern(AFTER).matcher(said).matches()) {
            return Optional.of(after(said, now));
        }
        Optional<LocalDate> day = day(word, said, now.toLocalDate(), true);
        Matcher clock = CLOCK.matcher(said);
        if (!clock.find()) {
            return day.map(each -> each.atTime(EVENING).atZone(now.getZone()));
        }
        int hour = Integer.parseInt(clock.group(1));
        String half = clock.group(3) == null ? "" : clock.group(3).toLowerCase(Locale.ROOT);
        if (hour < 12 && (half.equals("pm") || half.equals("вечера") || half.equals("дня") || half.equals("вечора"))) {
            hour += 12;
        }
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        if (hour > 23 || minute > 59) {
            return Optional.empty();
        }
        ZonedDateTime at = day.orElse(now.toLocalDate()).atTime(hour, minute).atZone(now.getZone());
        return Optional.of(day.isEmpty() && at.isBefore(now) ? at.plusDays(1) : at);
    }

    private static ZonedDateTime after(String said, ZonedDateTime now) {
        Matcher count = COUNTED.matcher(said);
        long much = count.find() ? Long.parseLong(count.group(1)) : 1;
        String plain = said.toLowerCase(Locale.ROOT);
        ZonedDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (plain.matches(".*(?:week|недел|тиж).*")) {
            return minute.plusWeeks(much);
        }
        if (plain.matches(".*(?:day|дн|день).*")) {
            return minute.plusDays(much);
        }
        return plain.matches(".*(?:min|минут|хвил).*") ? minute.plusMinutes(much) : minute.plusHours(much);
    }
}
