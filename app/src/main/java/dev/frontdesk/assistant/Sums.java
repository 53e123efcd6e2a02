package dev.frontdesk.assistant;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Money as people write it: "5000 грн", "5 000,50 ₽", "$5k", "1.5 million". */
final class Sums {

    private static final String SIGN = "[€$₴₽£]|(?:eur|usd|uah|rub|gbp)(?!\\p{L})";
    private static final String MANY =
            " ?k(?!\\p{L})| ?к(?!\\p{L})| (?:thousand|тысяч[аи]?|тисяч[аі]?)(?!\\p{L})| ?(?:тыс|тис)(?!\\p{L})\\.?"
                    + "| ?m(?!\\p{L})| (?:million|миллион(?:а|ов)?|мільйон(?:а|ів)?)(?!\\p{L})| ?млн(?!\\p{L})\\.?";
    private static final String UNIT = SIGN + "|(?:euros?|dollars?|bucks|pounds?|hryvnias?|rubles?|roubles?|евро|євро"
            + "|долл?ар\\p{L}*|грн|грив\\p{L}*|руб\\p{L}*|р|фунт\\p{L}*)(?!\\p{L})\\.?";

    static final String FORM = "(?:(?:" + SIGN + ") ?)?\\d[\\d ,.']*?(?:" + MANY + ")?(?: ?(?:" + UNIT + "))?";

    private static final Pattern SUM = Pattern.compile(
            "(" + SIGN + ")? ?(\\d[\\d ,.']*?)(" + MANY + ")?(?: ?(" + UNIT + "))?",
            Phrasebook.FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

    private Sums() {}

    /** @return {@code name} and, where one was said, {@code currency}; empty: it is no amount */
    static Map<String, String> read(String name, String said) {
        Matcher form = SUM.matcher(said.strip());
        if (!form.matches()) {
            return Map.of();
        }
        String digits = digits(form.group(2));
        if (!digits.matches("\\d{1,10}(?:\\.\\d{1,2})?")) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                name,
                new BigDecimal(digits).movePointRight(zeros(form.group(3))).toPlainString());
        String unit = form.group(1) == null ? form.group(4) : form.group(1);
        if (unit != null) {
            values.put("currency", currency(unit.toLowerCase(Locale.ROOT)));
        }
        return values;
    }

    /** "1,200" and "1 200" are thousands, "12,50" and "12.50" are not. */
    private static String digits(String said) {
        String digits = said.strip().replaceAll("[ ']", "").replaceAll("[.,]$", "");
        return digits.replaceAll("[.,](?=\\d{3}(?:\\D|$))", "").replace(',', '.');
    }

    private static int zeros(@Nullable String many) {
        if (many == null) {
            return 0;
        }
        char first = many.strip().toLowerCase(Locale.ROOT).charAt(0);
        return first == 'm' || first == 'м' ? 6 : 3;
    }

    private static String currency(String unit) {
        return switch (unit.charAt(0)) {
            case '€', 'e', 'е', 'є' -> "EUR";
            case '$', 'd', 'д', 'b' -> "USD";
            case '₴', 'г', 'h' -> "UAH";
            case '₽', 'р', 'r' -> "RUB";
            case 'u' -> unit.startsWith("ua") ? "UAH" : "USD";
            default -> "GBP";
        };
    }
}
