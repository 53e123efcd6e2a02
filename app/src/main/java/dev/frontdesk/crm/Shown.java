package dev.frontdesk.crm;

import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing about a record, as a page shows it.
 *
 * @param text empty: nothing is said
 * @param at a moment, told in the reader's own time instead of the text
 * @param tone of a state; null: it is none
 * @param link to the record that is meant; null: none
 */
public record Shown(
        String label,
        String text,
        @Nullable Instant at,
        @Nullable Tone tone,
        @Nullable String link,
        boolean number) {

    public boolean isEmpty() {
        return text.isEmpty() && at == null;
    }

    static Shown of(Page page, Entry entry, String name) {
        String label = RecordWords.label(page, name);
        Object value = entry.values().get(name);
        return switch (value) {
            case null -> new Shown(label, "", null, null, null, false);
            case Instant at -> new Shown(label, "", at, null, null, false);
            case LocalDate day -> plain(label, RecordWords.day(page, day));
            case BigDecimal amount ->
                new Shown(
                        label,
                        RecordWords.money(page, amount, entry.text("currency").orElse("")),
                        null,
                        null,
                        null,
                        true);
            case List<?> tags ->
                plain(label, tags.stream().map(Object::toString).collect(Collectors.joining(", ")));
            case Number number -> number(page, entry, name, label, number);
            default -> text(page, entry, name, label, value.toString());
        };
    }

    private static Shown plain(String label, String text) {
        return new Shown(label, text, null, null, null, false);
    }

    private static Shown number(Page page, Entry entry, String name, String label, Number number) {
        Entity target = Attributes.find(entry.entity(), name)
                .map(Attribute::target)
                .filter(Objects::nonNull)
                .orElse(null);
        if (target == null) {
            return new Shown(label, page.number(number.longValue()), null, null, null, true);
        }
        String shown = switch (name) {
            case "customer_id" -> entry.text("customer_name").orElse("#" + number);
            case "assigned_to" -> entry.text("assigned_name").orElse("#" + number);
            default -> "#" + number;
        };
        return new Shown(label, shown, null, null, "/app/crm/" + target.plural() + "/" + number, false);
    }

    private static Shown text(Page page, Entry entry, String name, String label, String text) {
        boolean state = RecordWords.isState(name);
        boolean word = state
                || name.equals("source")
                || Attributes.find(entry.entity(), name)
                        .filter(attribute -> !attribute.words().isEmpty())
                        .isPresent();
        if (!word) {
            return plain(label, text);
        }
        String said = RecordWords.word(page, entry.entity(), text);
        return new Shown(label, said, null, state ? RecordWords.tone(tone(entry, name, text)) : null, null, false);
    }

    /** Of a stage, what its kind means. */
    private static String tone(Entry entry, String name, String text) {
        return name.equals("stage") && !entry.state().equals("open") ? entry.state() : text;
    }
}
