package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tools answer about records: data for programs, a few words for people. */
final class Told {

    private Told() {}

    static Outcome one(String key, Entry entry) {
        return new Outcome.Done(entry.shown(), text(key, entry));
    }

    static String text(String key, Entry entry) {
        return say(key, entry) + "\n" + line(entry);
    }

    static Outcome list(Part part, Entity entity) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("items", part.items().stream().map(Entry::shown).toList());
        value.put("total", part.total());
        value.put("next_cursor", part.next() == null ? null : part.next().toString());
        String lines = part.items().stream()
                .map(Told::line)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
        String head = part.items().isEmpty()
                ? Words.here().say("crm.told.none", Words.here().say("crm.many." + entity.word()))
                : Words.here()
                        .say(
                                "crm.told.list",
                                Words.here().say("crm.many." + entity.word()),
                                part.total() == null
                                        ? Part.TOTAL_MAX + "+"
                                        : part.total().toString());
        return new Outcome.Done(value, (head + "\n" + lines).strip());
    }

    static String say(String key, Entry entry) {
        return Words.here()
                .say(key, Words.here().say("crm.one." + entry.entity().word()), entry.id(), safe(entry.name()));
    }

    static String line(Entry entry) {
        StringBuilder line =
                new StringBuilder("- #").append(entry.id()).append(' ').append(safe(entry.name()));
        entry.text("value")
                .or(() -> entry.text("total"))
                .or(() -> entry.text("amount"))
                .or(() -> entry.text("estimated_value"))
                .ifPresent(amount -> line.append(" · ")
                        .append(Amounts.shown(
                                new BigDecimal(amount), entry.text("currency").orElse("XXX"))));
        String state = entry.state();
        String named = entry.text("stage").map(Named::stage).orElseGet(() -> Named.word(state));
        if (!named.isEmpty()) {
            line.append(" · ").append(named);
        }
        if (entry.entity() == Entity.ORDER) {
            entry.text("payment_status").ifPresent(paid -> line.append(" · ").append(Named.word(paid)));
        }
        List.of("customer_name", "assigned_name")
                .forEach(name ->
                        entry.text(name).ifPresent(text -> line.append(" · ").append(safe(text))));
        return line.toString();
    }

    /** Values of records are no Markdown. */
    static String safe(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~!])", "\\\\$1").replaceAll("\\R", " ");
    }
}
