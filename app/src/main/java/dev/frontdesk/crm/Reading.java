package dev.frontdesk.crm;

import dev.frontdesk.crm.Attribute.Kind;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of what was said about a record, by a form, a program, a file or a tool, and gathers everything that is
 * wrong with it. What was not said stays as it was; what was said empty is removed.
 */
final class Reading {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");
    private static final Pattern PHONE = Pattern.compile("[+()\\d][\\d\\s().\\-/]{3,}");
    private static final Pattern LINK = Pattern.compile("(https?://)?[^\\s/:@]+\\.[^\\s@]+");

    private static final Set<String> KEPT = Set.of("value", "tax", "discount", "order_date");

    private final Map<String, ? extends @Nullable Object> said;
    private final References references;
    private final Who who;
    private final ZoneId zone;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<Problem.Field> problems = new ArrayList<>();

    Reading(Map<String, ? extends @Nullable Object> said, References references, Who who, ZoneId zone) {
        this.said = said;
        this.references = references;
        this.who = who;
        this.zone = zone;
    }

    /** Reads these; anything else that was said is a problem. */
    Map<String, @Nullable Object> read(List<Attribute> attributes, boolean fresh) {
        List<String> names = attributes.stream().map(Attribute::name).toList();
        said.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problem(name, "crm.invalid.unknown"));
        for (Attribute attribute : attributes) {
            if (said.containsKey(attribute.name())) {
                read(attribute, said.get(attribute.name()));
            } else if (fresh && attribute.needed()) {
                problem(attribute.name(), "panel.invalid.empty");
            }
        }
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return values;
    }

    private void read(Attribute attribute, @Nullable Object raw) {
        String text = raw == null ? "" : raw.toString().strip();
        if (text.isEmpty() || (raw instanceof List<?> list && list.isEmpty())) {
            if (isKept(attribute)) {
                return;
            }
            if (attribute.needed()) {
                problem(attribute.name(), "panel.invalid.empty");
            } else {
                values.put(attribute.name(), attribute.kind() == Kind.TAGS ? List.of() : null);
            }
            return;
        }
        Object value = value(attribute, raw instanceof List<?> list ? list : text);
        if (value != null) {
            values.put(attribute.name(), value);
        }
    }

    /** What a record is never without, and has from the start. */
    private static boolean isKept(Attribute attribute) {
        return attribute.kind() == Kind.WORD || attribute.kind() == Kind.CURRENCY || KEPT.contains(attribute.name());
    }

    private @Nullable Object value(Attribute attribute, Object raw) {
        String text = raw.toString();
        return switch (attribute.kind()) {
            case LINE -> line(attribute, text);
            case TEXT -> text(attribute, text);
            case EMAIL -> fits(attribute, text, EMAIL, "crm.invalid.email");
            case PHONE -> fits(attribute, text, PHONE, "crm.invalid.phone");
            case LINK -> fits(attribute, text, LINK, "crm.invalid.link");
            case WORD -> word(attribute, text);
            case TAGS -> tags(attribute, raw);
            case MONEY -> money(attribute, text);
            case CURRENCY -> currency(attribute, text);
            case COUNT -> count(attribute, text);
            case DATE -> date(attribute, text);
            case TIME -> time(attribute, text);
            case REFERENCE -> reference(attribute, text);
        };
    }

    private @Nullable String line(Attribute attribute, String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return problem(attribute.name(), "panel.invalid.line");
        }
        return text(attribute, text);
    }

    private @Nullable String text(Attribute attribute, String text) {
        if (text.length() > attribute.max()) {
            return problem(attribute.name(), "panel.invalid.long", attribute.max(), text.length());
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return problem(attribute.name(), "panel.invalid.control");
        }
        return text;
    }

    private @Nullable String fits(Attribute attribute, String text, Pattern pattern, String otherwise) {
        return pattern.matcher(text).matches() ? text(attribute, text) : problem(attribute.name(), otherwise);
    }

    private @Nullable String word(Attribute attribute, String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return attribute.words().contains(plain)
                ? plain
                : problem(attribute.name(), "crm.invalid.word", String.join(", ", attribute.words()));
    }

    private @Nullable List<String> tags(Attribute attribute, Object raw) {
        List<String> tags = (raw instanceof List<?> list
                        ? list.stream().map(String::valueOf)
                        : Arrays.stream(raw.toString().split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > attribute.max() || tags.stream().anyMatch(tag -> tag.length() > 50)) {
            problem(attribute.name(), "crm.invalid.tags", attribute.max());
            return null;
        }
        if (tags.stream().flatMapToInt(String::chars).anyMatch(Character::isISOControl)) {
            return problem(attribute.name(), "panel.invalid.control");
        }
        return tags;
    }

    private @Nullable BigDecimal money(Attribute attribute, String text) {
        try {
            BigDecimal amount =
                    new BigDecimal(text.replaceAll("[\\s\u00a0_']", "").replace(',', '.'));
            if (amount.signum() >= 0
                    && amount.scale() <= 2
                    && amount.compareTo(BigDecimal.valueOf(attribute.max())) <= 0) {
                return amount.setScale(2, RoundingMode.UNNECESSARY);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        problem(attribute.name(), "crm.invalid.money");
        return null;
    }

    private @Nullable String currency(Attribute attribute, String text) {
        try {
            return Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            return problem(attribute.name(), "crm.invalid.currency");
        }
    }

    private @Nullable Integer count(Attribute attribute, String text) {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) <= attribute.max()) {
            return Integer.valueOf(text);
        }
        problem(attribute.name(), "crm.invalid.count", attribute.max());
        return null;
    }

    private @Nullable LocalDate date(Attribute attribute, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() < 2200) {
                return date;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        problem(attribute.name(), "crm.invalid.date");
        return null;
    }

    /** Without an offset, as forms send it, in the organization's zone; a date alone is its noon. */
    private @Nullable Instant time(Attribute attribute, String text) {
        try {
            Instant time = text.length() == 10
                    ? LocalDate.parse(text).atTime(12, 0).atZone(zone).toInstant()
                    : text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone).toInstant();
            int year = time.atZone(zone).getYear();
            if (year >= 1900 && year < 2200) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        problem(attribute.name(), "crm.invalid.time");
        return null;
    }

    private @Nullable Long reference(Attribute attribute, String text) {
        try {
            return references.resolve(who, Objects.requireNonNull(attribute.target()), attribute.name(), text);
        } catch (Refusal refusal) {
            if (!refusal.refused().candidates().isEmpty()) {
                throw refusal;
            }
            problems.add(new Problem.Field(attribute.name(), refusal.refused().message()));
            return null;
        }
    }

    private <T> @Nullable T problem(String field, String key, Object... arguments) {
        problems.add(new Problem.Field(field, Words.here().say(key, arguments)));
        return null;
    }
}
