package dev.frontdesk.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is stored.
 *
 * @param values by column, without those that are null
 */
public record Entry(Entity entity, long id, long version, Map<String, Object> values) {

    public Entry {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    @Nullable Long number(String name) {
        return values.get(name) instanceof Number number ? (Long) number.longValue() : null;
    }

    BigDecimal money(String name) {
        return values.get(name) instanceof BigDecimal money ? money : BigDecimal.ZERO;
    }

    public Instant createdAt() {
        return (Instant) values.getOrDefault("created_at", Instant.EPOCH);
    }

    /** Status; of deals, the state. */
    public String state() {
        return text(entity == Entity.DEAL ? "state" : "status").orElse("");
    }

    /** What people call it: title or name, with the code where it has one. */
    public String name() {
        String titled = text(entity.titled()).orElse("");
        String code = text("code").orElse("");
        String name = (code + " " + titled).strip();
        return name.isEmpty() ? "#" + id : name;
    }

    /** As programs get it: {@code key} first, amounts and times as texts. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(entity.key(), id);
        Attributes.of(entity).forEach(attribute -> put(shown, attribute.name()));
        List.of("customer_name", "assigned_name").forEach(name -> put(shown, name));
        shown.put("version", version);
        put(shown, "created_at");
        put(shown, "updated_at");
        return shown;
    }

    private void put(Map<String, Object> shown, String name) {
        Object value = values.get(name);
        if (value != null) {
            shown.put(name, plain(value));
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case BigDecimal money -> money.toPlainString();
            case Number number -> number;
            case Boolean flag -> flag;
            case List<?> list -> list;
            default -> value.toString();
        };
    }
}
