package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures as people read them, in their language. */
final class FigureWords {

    private FigureWords() {}

    static String label(By by, String key, Map<String, String> employees) {
        return switch (by) {
            case DAY -> day(LocalDate.parse(key));
            case WEEK ->
                day(LocalDate.parse(key)) + " – " + day(LocalDate.parse(key).plusDays(6));
            case MONTH -> YearMonth.parse(key).format(DateTimeFormatter.ofPattern("LLLL yyyy", locale()));
            case SOURCE -> key.isEmpty() ? none() : Named.word(key);
            case EMPLOYEE ->
                key.isEmpty() ? Words.here().say("crm.figure.nobody") : employees.getOrDefault(key, "#" + key);
            case STAGE -> Named.stage(key);
            case NOTHING -> "";
        };
    }

    static String period(Period period) {
        return period.from().equals(period.to()) ? day(period.from()) : day(period.from()) + " – " + day(period.to());
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(day);
    }

    static String percent(@Nullable BigDecimal percent) {
        if (percent == null) {
            return none();
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMinimumFractionDigits(0);
        format.setMaximumFractionDigits(1);
        return format.format(percent.movePointLeft(2));
    }

    /** With its sign. */
    static String change(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + percent(percent);
    }

    static String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    static String sums(Sums sums) {
        return sums.of().isEmpty()
                ? "0"
                : sums.of().entrySet().stream()
                        .map(each -> Amounts.shown(each.getValue(), each.getKey()))
                        .collect(Collectors.joining(" + "));
    }

    static String none() {
        return Words.here().say("crm.figure.none");
    }

    private static Locale locale() {
        return Words.here().locale();
    }
}
