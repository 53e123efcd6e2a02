package dev.frontdesk.crm;

import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;

/** What records say, as people read it. */
final class RecordWords {

    private RecordWords() {}

    static String label(Page page, String attribute) {
        String name = switch (attribute) {
            case "customer_name" -> "customer_id";
            case "assigned_name" -> "assigned_to";
            default -> attribute;
        };
        return page.sayOr("crm.page.field." + name, name.replace('_', ' '));
    }

    /** A state or another closed word; of deals, a stage too. */
    static String word(Page page, Entity entity, String word) {
        String plain = page.sayOr("crm.page.word." + word, word);
        return page.sayOr(
                "crm.page.word." + entity.word() + "." + word,
                entity == Entity.DEAL ? page.sayOr("crm.stage." + word, plain) : plain);
    }

    static String money(Page page, BigDecimal amount, String currency) {
        boolean known = currency.length() == 3;
        NumberFormat format =
                known ? NumberFormat.getCurrencyInstance(page.locale()) : NumberFormat.getNumberInstance(page.locale());
        if (known) {
            format.setCurrency(Currency.getInstance(currency));
        }
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }

    static String day(Page page, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(page.locale())
                .format(day);
    }

    /** Where the year is plain. */
    static String shortDay(Page page, LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd")
                .withLocale(page.locale())
                .format(day);
    }

    static Tone tone(String state) {
        return switch (state) {
            case "won", "active", "vip", "converted", "completed", "paid", "done", "resolved" -> Tone.GOOD;
            case "lost", "cancelled", "failed", "terminated", "urgent" -> Tone.BAD;
            case "pending", "unpaid", "partially_paid", "overpaid", "open", "high", "on_leave" -> Tone.WARN;
            case "in_progress", "qualified", "contacted", "approved", "new", "planned" -> Tone.BUSY;
            default -> Tone.QUIET;
        };
    }

    /** Closed words that say how a record stands. */
    static boolean isState(String attribute) {
        return attribute.matches("status|state|stage|payment_status|priority");
    }
}
