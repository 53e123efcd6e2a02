package dev.frontdesk.tool;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments that fit their parameters, by name. Texts are trimmed and not blank; a name that was not given, or was given
 * as null or blank, is absent.
 */
public final class Arguments {

    private final Map<String, Object> values;

    /**
     * @param values of the type that the accessor of each kind returns: {@code String} for texts, choices and references,
     *     {@code Long}, {@code BigDecimal}, {@code LocalDate}, {@code OffsetDateTime}, {@code Boolean}, a list of
     *     {@code Arguments}, or the JSON nodes of a tool that is not ours
     */
    public Arguments(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    Map<String, Object> values() {
        return values;
    }

    public Set<String> names() {
        return values.keySet();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Of whichever kind it is. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Of a text, a choice or a reference. */
    public Optional<String> text(String name) {
        return get(name, String.class);
    }

    public Optional<Long> number(String name) {
        return get(name, Long.class);
    }

    public Optional<BigDecimal> money(String name) {
        return get(name, BigDecimal.class);
    }

    public Optional<LocalDate> date(String name) {
        return get(name, LocalDate.class);
    }

    public Optional<OffsetDateTime> time(String name) {
        return get(name, OffsetDateTime.class);
    }

    /** Absent is false. */
    public boolean flag(String name) {
        return get(name, Boolean.class).orElse(false);
    }

    /** Absent is empty. */
    public List<Arguments> items(String name) {
        return get(name, List.class).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .map(Arguments.class::cast)
                .toList();
    }

    /** The same for the same arguments, and for no others. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Canonical.hash(Canonical.json(this)));
    }

    private <T> Optional<T> get(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }
}
