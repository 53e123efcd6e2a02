package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.PlainNumber;
import dev.frontdesk.platform.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records as programs read and write them: names in camel case, amounts as decimal texts, times in UTC. */
final class RecordJson {

    private static final Pattern WORD = Pattern.compile("_([a-z])");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Beside the attributes. */
    private static final List<String> NAMES_OF_OTHERS = List.of("customer_name", "assigned_name");

    private RecordJson() {}

    static String camel(String name) {
        return WORD.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    static String snake(String name) {
        return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** Everything, null where nothing is said. */
    static Map<String, @Nullable Object> of(Entry entry) {
        Map<String, Object> shown = entry.shown();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        Attributes.of(entry.entity())
                .forEach(attribute -> json.put(camel(attribute.name()), shown.get(attribute.name())));
        if (entry.entity() == Entity.DEAL) {
            json.put("expectedRevenue", expected(entry));
        }
        names(entry.entity()).forEach(name -> json.put(camel(name), shown.get(name)));
        json.put("version", entry.version());
        json.put("createdAt", shown.get("created_at"));
        json.put("updatedAt", shown.get("updated_at"));
        return json;
    }

    private static String expected(Entry deal) {
        Long probability = deal.number("probability");
        return deal.money("value")
                .multiply(BigDecimal.valueOf(probability == null ? 0 : probability))
                .movePointLeft(2)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    static List<String> names(Entity entity) {
        return NAMES_OF_OTHERS.stream()
                .filter(name -> name.equals("assigned_name") ? entity.isAssigned() : entity.isCustomers())
                .toList();
    }

    /** What a body says, by attribute; null takes a value away. @throws Problem.Invalid unless it is a flat object */
    static Map<String, @Nullable Object> read(JsonNode json) {
        if (!json.isObject()) {
            throw new Problem.Invalid("", Words.here().say("crm.page.invalid.object"));
        }
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        json.properties().forEach(each -> said.put(snake(each.getKey()), value(each.getKey(), each.getValue())));
        return said;
    }

    private static @Nullable Object value(String name, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isArray() && value.valueStream().noneMatch(JsonNode::isContainer)) {
            return value.valueStream().map(JsonNode::asString).toList();
        }
        if (value.isContainer()) {
            throw new Problem.Invalid(name, Words.here().say("crm.page.invalid.flat"));
        }
        return value.isNumber() ? PlainNumber.of(value) : value.asString();
    }

    /** The version that the caller has seen, taken out of what was said; null: none. */
    static @Nullable Long version(Map<String, @Nullable Object> said) {
        Object version = said.remove("version");
        if (version == null) {
            return null;
        }
        if (!version.toString().matches("\\d{1,18}")) {
            throw new Problem.Invalid("version", Words.here().say("crm.invalid.count", Long.MAX_VALUE));
        }
        return Long.valueOf(version.toString());
    }

    /** Names fields as programs do. */
    static <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem.Invalid invalid) {
            throw new Problem.Invalid(invalid.errors().stream()
                    .map(each -> new Problem.Field(camel(each.field()), each.message()))
                    .toList());
        }
    }
}
