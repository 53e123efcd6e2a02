package dev.frontdesk.knowledge.extraction;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a column is called, for people: programs write {@code price_eur} where a person would write "price (€)". */
final class ColumnName {

    private static final Pattern PROGRAMS = Pattern.compile("\\p{L}[\\p{L}\\d]*(?:_[\\p{L}\\d]+)+");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern HUMPED = Pattern.compile("\\p{Ll}+(?:\\p{Lu}\\p{Ll}+)+");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("eur", "€"),
            Map.entry("usd", "$"),
            Map.entry("gbp", "£"),
            Map.entry("uah", "₴"),
            Map.entry("rub", "₽"),
            Map.entry("pct", "%"),
            Map.entry("percent", "%"),
            Map.entry("mm", "mm"),
            Map.entry("cm", "cm"),
            Map.entry("m", "m"),
            Map.entry("km", "km"),
            Map.entry("g", "g"),
            Map.entry("kg", "kg"),
            Map.entry("ml", "ml"),
            Map.entry("l", "l"),
            Map.entry("min", "min"));

    private ColumnName() {}

    /** Leaves alone what a person wrote. */
    static String readable(String column) {
        String words = column;
        if (HUMPED.matcher(column).matches()) {
            words = HUMP.matcher(column).replaceAll("_").toLowerCase(Locale.ROOT);
        }
        if (!PROGRAMS.matcher(words).matches()) {
            return column;
        }
        int last = words.lastIndexOf('_');
        String unit = UNITS.get(words.substring(last + 1).toLowerCase(Locale.ROOT));
        String text = unit == null ? words : words.substring(0, last) + " (" + unit + ")";
        return text.replace('_', ' ');
    }
}
