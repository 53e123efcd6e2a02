package dev.frontdesk.assistant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand in the gaps of a phrase, and the arguments that it means. */
final class Slots {

    private static final Pattern MONEY = Pattern.compile(
            "(€|\\$|₴|₽|eur|usd|uah|rub)? ?(\\d[\\d ,.]*?)( ?k| тыс(?:яч[аи]?)?\\.?| тис(?:яч[аі]?)?\\.?)?"
                    + "(?: ?(€|\\$|₴|₽|eur|usd|uah|rub|euros?|dollars?|евро|євро|долл?ар\\p{L}*|грн|грив\\p{L}*|руб\\p{L}*)\\.?)?",
            Phrasebook.flags());
    private static final Map<String, String> CURRENCIES = Map.of(
            "€", "EUR", "e", "EUR", "е", "EUR", "є", "EUR", "$", "USD", "d", "USD", "д", "USD", "г", "UAH", "р", "RUB");
    private static final Map<String, String> FORMS = Map.of(
            "number", "(?:#|№|no\\.? ?)?\\d{1,12}",
            "money", "[€$₴₽]? ?\\d[\\d ,.]*(?: ?[\\p{L}€$₴₽]{1,10}\\.?){0,2}?",
            "name", "\\p{L}[\\p{L}\\d .'&-]{0,80}?",
            "stage", "[\\p{L}«\"][\\p{L} «»\"-]{1,40}?",
            "text", ".{2,200}");

    private final Map<String, Map<String, String>> words = new HashMap<>();

    void add(String type, String value, String form) {
        words.computeIfAbsent(type, each -> new LinkedHashMap<>()).merge(value, form, (a, b) -> a + "|" + b);
    }

    String form(String type) {
        String form = FORMS.get(type);
        return form == null ? "(?:" + String.join("|", words.getOrDefault(type, Map.of()).values()) + ")" : form;
    }

    /** A whole message as one value; empty: it is none. */
    Map<String, String> read(String name, String type, String said) {
        boolean fits = Pattern.compile(form(type), Phrasebook.flags()).matcher(said).matches();
        return fits ? values(name, type, said) : Map.of();
    }

    Map<String, String> values(String name, String type, String said) {
        return switch (type) {
            case "number" -> Map.of(name, said.replaceAll("\\D", ""));
            case "money" -> money(name, said);
            case "name", "stage", "text" -> Map.of(name, said.strip());
            default -> word(type, said).map(value -> Map.of(name, value)).orElse(Map.of());
        };
    }

    private Optional<String> word(String type, String said) {
        return words.getOrDefault(type, Map.of()).entrySet().stream()
                .filter(each -> Pattern.compile(each.getValue(), Phrasebook.flags())
                        .matcher(said)
                        .matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** "1,200" and "1 200" are thousands, "12,50" and "12.50" are not. */
    private static Map<String, String> money(String name, String said) {
        Matcher form = MONEY.matcher(said.strip());
        if (!form.matches()) {
            return Map.of();
        }
        String digits = form.group(2).strip().replace(" ", "").replaceAll("[.,](?=\\d{3}(?:\\D|$))", "");
        digits = digits.replace(',', '.').replaceAll("\\.$", "");
        if (!digits.matches("\\d{1,10}(?:\\.\\d{1,2})?")) {
            return Map.of();
        }
        java.math.BigDecimal amount = new java.math.BigDecimal(digits);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                name, (form.group(3) == null ? amount : amount.movePointRight(3)).toPlainString());
        String unit = form.group(1) == null ? form.group(4) : form.group(1);
        if (unit != null) {
            values.put("currency", currency(unit.toLowerCase(java.util.Locale.ROOT)));
        }
        return values;
    }

    private static String currency(String unit) {
        return switch (unit) {
            case "₴", "uah" -> "UAH";
            case "₽", "rub" -> "RUB";
            case "usd" -> "USD";
            default -> CURRENCIES.getOrDefault(unit.substring(0, 1), "EUR");
        };
    }
}
