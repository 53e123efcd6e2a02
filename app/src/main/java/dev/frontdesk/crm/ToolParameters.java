package dev.frontdesk.crm;

import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters of tools, made of the tables that say what records are, and the arguments as forms would give them. */
final class ToolParameters {

    static final Parameter QUERY = Parameter.text("query", 200, "Words, an e-mail address or digits of a phone")
            .needed();
    static final Parameter LIMIT = Parameter.number("limit", 100, "How many at most, 20 if absent");
    static final Parameter CURSOR = Parameter.text("cursor", 40, "next_cursor of the list before");

    private static final Attribute SOURCE =
            Attributes.find(Entity.LEAD, "source").orElseThrow();

    private ToolParameters() {}

    static Parameter key(Entity entity) {
        return Parameter.reference(entity.key(), "The " + entity.word()).needed();
    }

    static List<Parameter> filters(Entity entity) {
        List<Parameter> all = new ArrayList<>(Filters.of(entity).stream()
                .map(filter -> of(filter.attribute()))
                .toList());
        all.add(LIMIT);
        all.add(CURSOR);
        return all;
    }

    static List<Parameter> creating(Entity entity) {
        return Attributes.first(entity)
                .map(attribute -> attribute.needed() ? of(attribute).needed() : of(attribute))
                .toList();
    }

    static List<Parameter> updating(Entity entity) {
        return Stream.concat(
                        Stream.of(key(entity), Parameter.number("version", Long.MAX_VALUE, "Version that was seen")),
                        Attributes.later(entity).map(ToolParameters::of))
                .toList();
    }

    private static Parameter of(Attribute attribute) {
        String name = attribute.name();
        if (attribute.equals(SOURCE)) {
            return Parameter.text(name, 100, "One of " + String.join(", ", attribute.words()) + ", or in words");
        }
        String described = name.replace('_', ' ');
        return switch (attribute.kind()) {
            case LINE, TEXT, EMAIL, PHONE, LINK -> Parameter.text(name, (int) attribute.max(), described);
            case CURRENCY -> Parameter.text(name, 3, "ISO 4217, the organization's if absent");
            case TAGS -> Parameter.text(name, 1_000, described + ", separated by commas");
            case WORD -> Parameter.choice(name, attribute.words(), described);
            case MONEY -> Parameter.money(name, described);
            case COUNT -> Parameter.number(name, attribute.max(), described);
            case DATE -> Parameter.date(name, described);
            case TIME -> Parameter.time(name, described);
            case REFERENCE -> Parameter.reference(name, described);
        };
    }

    /** All that was given, apart from these. */
    static Map<String, @Nullable Object> said(Call call, String... without) {
        Set<String> left = Set.of(without);
        Arguments arguments = call.arguments();
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        arguments.names().stream()
                .filter(name -> !left.contains(name))
                .forEach(name -> said.put(name, value(call, name)));
        return said;
    }

    private static Object value(Call call, String name) {
        return call.arguments()
                .value(name)
                .map(value -> value instanceof BigDecimal money ? money.toPlainString() : value)
                .orElse("");
    }

    static int limit(Call call) {
        return Math.clamp(call.arguments().number("limit").orElse(20L), 1, 100);
    }

    static @Nullable Long cursor(Call call) {
        return call.arguments()
                .text("cursor")
                .map(text -> {
                    if (!text.matches("\\d{1,18}")) {
                        throw Refusal.invalid("cursor", List.of(), "crm.refused.cursor");
                    }
                    return Long.valueOf(text);
                })
                .orElse(null);
    }
}
