package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of an overview, beside that of the period it is compared with.
 *
 * @param currency of money; null for everything else
 * @param now null: there is no data for it
 * @param before null: no data, or it is a figure of this moment
 */
record Measure(
        String name,
        Unit unit,
        @Nullable String currency,
        @Nullable BigDecimal now,
        @Nullable BigDecimal before) {

    enum Unit {
        COUNT,
        PERCENT,
        MONEY,
        DAYS,
        HOURS
    }

    @Nullable BigDecimal change() {
        return unit == Unit.PERCENT ? null : Percent.change(now, before);
    }

    /** As programs get it: money as texts, everything else as numbers. */
    Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("name", name);
        shown.put("unit", unit.name().toLowerCase(Locale.ROOT));
        if (currency != null) {
            shown.put("currency", currency);
        }
        shown.put("value", plain(now));
        shown.put("before", plain(before));
        shown.put("change_percent", change());
        return shown;
    }

    private @Nullable Object plain(@Nullable BigDecimal value) {
        return value == null || unit != Unit.MONEY ? value : value.toPlainString();
    }

    /** As people read it: {@code New leads: 12 (+20%)}. */
    String told() {
        BigDecimal change = change();
        String compared = change == null ? "" : " (" + FigureWords.change(change) + ")";
        return Words.here().say("crm.figure." + name.replace('_', '-')) + ": " + value() + compared;
    }

    private String value() {
        if (now == null) {
            return FigureWords.none();
        }
        return switch (unit) {
            case COUNT -> FigureWords.number(now);
            case PERCENT -> FigureWords.percent(now);
            case MONEY -> Amounts.shown(now, currency == null ? "XXX" : currency);
            case DAYS -> Words.here().say("crm.figure.days", FigureWords.number(now));
            case HOURS -> Words.here().say("crm.figure.hours", FigureWords.number(now));
        };
    }
}
