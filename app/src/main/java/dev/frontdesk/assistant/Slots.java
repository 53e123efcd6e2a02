package dev.frontdesk.assistant;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in the gaps of a phrase, and the arguments that it means. */
final class Slots {

    private static final String QUOTED = "«[^»]{1,80}»|“[^”]{1,80}”|„[^“”]{1,80}[“”]|\"[^\"]{1,80}\"";
    private static final String NAME = QUOTED + "|\\p{L}[\\p{L}\\d.'&-]*(?: [\\p{L}\\d&][\\p{L}\\d.'&-]*){0,5}?";
    private static final String EMAIL = "[^\\s<>,;:\"()]{1,64}@[^\\s<>,;:\"()]{1,250}[\\p{L}\\d]";
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry(
                    "number",
                    "(?:#|№|no\\.? ?|number |номер )? ?\\d{1,12}(?:st|nd|rd|th|-?й|-?я|-?е|-?го|-?та)?"
                            + "|(?:ord|iss)-\\d{4}-\\d{1,9}"),
            Map.entry("money", Sums.FORM),
            Map.entry("sum", Sums.FORM),
            Map.entry("name", NAME),
            Map.entry("source", "\\p{L}[\\p{L}\\d.'&-]*(?: [\\p{L}\\d.'&-]+){0,3}?"),
            Map.entry("stage", "[\\p{L}«\"][\\p{L} «»\"-]{1,40}?"),
            Map.entry("email", EMAIL),
            Map.entry("address", EMAIL + "|" + NAME),
            Map.entry("phone", "\\+?\\d[\\d ()-]{5,20}\\d"),
            Map.entry("text", ".{2,200}?"),
            Map.entry("long", "[\\s\\S]{1,1000}?"),
            Map.entry("choice", ".{1,80}"),
            Map.entry("items", "[^\\n]{3,400}"));
    private static final Pattern ITEM = Pattern.compile(
            "(?:(\\d{1,6})(?: ?(?:x|×|х|шт\\.?|pcs))? )?(.{1,200}?) (?:at|for|по|за) (" + Sums.FORM + ")",
            Phrasebook.FLAGS);

    private final Map<String, Map<String, String>> words = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();

    void add(String type, String value, String form) {
        words.computeIfAbsent(type, each -> new LinkedHashMap<>()).merge(value, form, (a, b) -> a + "|" + b);
    }

    String form(String type) {
        return switch (type) {
            case "number" -> FORMS.get("number") + "|" + any("number");
            case "record" -> form("number") + "|" + NAME;
            case "person" -> any("person") + "|" + NAME;
            case "period", "span" ->
                "(?:for |in |of |during |за |в |у )?(?:" + any("period") + "|" + Days.BETWEEN + "|" + Days.IN_ONE_MONTH
                        + "|"
                        + Days.SINCE + "|"
                        + Days.LAST + "|" + Days.MONTH_OR_YEAR + "|" + Days.DATE + ")";
            case "day" -> "(?:on |в |во |у |на )?(?:" + any("day") + "|" + Days.DATE + ")";
            case "moment" ->
                Days.AFTER + "|(?:on |by |в |во |у |на |до )?(?:" + any("day") + "|" + Days.DATE + ")(?: " + Days.AT
                        + ")?|" + Days.AT;
            case "about" -> "(?:" + any("entity") + ") (?:" + form("record") + ")|" + NAME;
            default -> FORMS.containsKey(type) ? FORMS.get(type) : any(type);
        };
    }

    private String any(String type) {
        return "(?:" + String.join("|", words.getOrDefault(type, Map.of()).values()) + ")";
    }

    boolean isWord(String type, String said) {
        return pattern(any(type)).matcher(said).matches();
    }

    boolean begins(String type, String said) {
        return pattern(any(type) + "(?!\\p{L})").matcher(said).lookingAt();
    }

    private synchronized Pattern pattern(String form) {
        return patterns.computeIfAbsent(form, each -> Pattern.compile(each, Phrasebook.FLAGS));
    }

    /** A whole message as one value; empty: it is none. */
    Map<String, String> read(String name, String type, String said, Supplier<ZonedDateTime> now) {
        return pattern(form(type)).matcher(said).matches() ? values(name, type, said, now) : Map.of();
    }

    /** @return empty: it means nothing, as the 31st of April does */
    Map<String, String> values(String name, String type, String said, Supplier<ZonedDateTime> now) {
        String text = said.strip();
        return switch (type) {
            case "number", "record" -> Map.of(name, record(text));
            case "money" -> Sums.read(name, text);
            case "sum" -> {
                Map<String, String> sum = new LinkedHashMap<>(Sums.read(name, text));
                sum.remove("currency");
                yield sum;
            }
            case "person" -> Map.of(name, word("person", text).orElse(unquoted(text)));
            case "name", "stage", "source", "address" -> Map.of(name, unquoted(text));
            case "text", "long", "email", "phone", "choice" -> Map.of(name, text);
            case "period" -> Days.period(period(text), text, now.get().toLocalDate());
            case "span" ->
                Days.span(period(text), text, now.get().toLocalDate())
                        .map(Days.Span::days)
                        .orElse(Map.of());
            case "day" ->
                Days.day(last("day", text), text, now.get().toLocalDate(), !name.equals("since"))
                        .map(day -> Map.of(name, day.toString()))
                        .orElse(Map.of());
            case "moment" ->
                Days.moment(last("day", text), text, now.get())
                        .map(at -> Map.of(name, at.toOffsetDateTime().toString()))
                        .orElse(Map.of());
            case "items" -> items(name, text);
            case "about" -> about(text);
            default -> word(type, text).map(value -> Map.of(name, value)).orElse(Map.of());
        };
    }

    private String record(String said) {
        Optional<String> counted = word("number", said);
        if (counted.isPresent()) {
            return counted.get();
        }
        boolean number = pattern(FORMS.getOrDefault("number", "")).matcher(said).matches();
        return number && !said.contains("-2") ? said.replaceAll("\\D", "") : unquoted(said);
    }

    private static String unquoted(String said) {
        boolean quoted = said.length() > 2 && Pattern.matches(QUOTED, said);
        return quoted ? said.substring(1, said.length() - 1).strip() : said;
    }

    private @Nullable String period(String said) {
        return words.getOrDefault("period", Map.of()).entrySet().stream()
                .filter(each -> pattern("(?:for |in |of |during |за |в |у )?(?:" + each.getValue() + ")")
                        .matcher(said)
                        .matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Of words that stand somewhere in what was said. */
    private @Nullable String last(String type, String said) {
        return words.getOrDefault(type, Map.of()).entrySet().stream()
                .filter(each -> pattern("(?<!\\p{L})(?:" + each.getValue() + ")(?!\\p{L})")
                        .matcher(said)
                        .find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Optional<String> word(String type, String said) {
        return words.getOrDefault(type, Map.of()).entrySet().stream()
                .filter(each -> pattern(each.getValue()).matcher(said).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** "Deal 12", or the name of somebody. */
    private Map<String, String> about(String said) {
        Matcher form =
                pattern("(" + any("entity") + ") (" + form("record") + ")").matcher(said);
        if (!form.matches()) {
            return Map.of("id", unquoted(said));
        }
        return word("entity", form.group(1))
                .map(entity -> Map.of("entity", entity, "id", record(form.group(2))))
                .orElse(Map.of());
    }

    /** "2 roses at 50, 1 vase at 300", as JSON. */
    private static Map<String, String> items(String name, String said) {
        List<String> items = new ArrayList<>();
        for (String each : said.split("[,;] (?!\\d+[ ,.]*(?:$|[,;]))")) {
            Matcher item = ITEM.matcher(each.strip());
            String price = item.matches() ? Sums.read("p", item.group(3)).getOrDefault("p", "") : "";
            if (price.isEmpty()) {
                return Map.of();
            }
            String product = item.group(2).replace("\\", "\\\\").replace("\"", "\\\"");
            items.add("{\"product_name\":\"" + product + "\",\"quantity\":\""
                    + (item.group(1) == null ? "1" : item.group(1)) + "\",\"unit_price\":\"" + price + "\"}");
        }
        return items.isEmpty() ? Map.of() : Map.of(name, "[" + String.join(",", items) + "]");
    }
}
