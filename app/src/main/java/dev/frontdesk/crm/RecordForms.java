package dev.frontdesk.crm;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the forms of records out of {@link Attributes}, and reads what was typed in them. */
@Component
class RecordForms {

    private static final int SHOWN_AT_ONCE = 8;

    private final RecordLists lists;
    private final Counting counting;

    RecordForms(RecordLists lists, Counting counting) {
        this.lists = lists;
        this.counting = counting;
    }

    RecordForm fresh(Page page, Who who, Entity entity, Typed typed) {
        if (!Reach.create(who, entity)) {
            throw Refusal.forbidden();
        }
        List<RecordForm.Input> inputs = new ArrayList<>(asked(who, entity, null)
                .map(each -> input(page, who, each, null, typed))
                .toList());
        if (entity == Entity.DEAL) {
            inputs.add(3, new RecordForm.Input(typed.into(stages(page, who)), null));
        }
        return form(page.say("crm.page.create." + entity.word()), "/app/crm/" + entity.plural(), null, inputs, typed);
    }

    private Field stages(Page page, Who who) {
        return Field.select(
                "stage",
                RecordWords.label(page, "stage"),
                lists.stages(who, Entity.DEAL).stream()
                        .filter(stage -> stage.kind() == Stage.Kind.OPEN)
                        .map(stage -> new Option(stage.code(), StageNames.shown(stage)))
                        .toList());
    }

    RecordForm of(Page page, Who who, Entry entry, Typed typed) {
        List<RecordForm.Input> inputs = asked(who, entry.entity(), entry)
                .map(each -> input(page, who, each, entry, typed))
                .toList();
        String address = "/app/crm/" + entry.entity().plural() + "/" + entry.id();
        return form(page.say("crm.page.edit.title", entry.name()), address, entry, inputs, typed);
    }

    /** What this person may say about it. */
    private static Stream<Attribute> asked(Who who, Entity entity, @Nullable Entry entry) {
        if (entry == null) {
            return Attributes.first(entity)
                    .filter(each -> who.isVendor() || !each.name().equals("assigned_to"))
                    .filter(each -> who.customer() == null || !each.name().equals("customer_id"))
                    .filter(each -> entity != Entity.LEAD || !each.name().equals("status"));
        }
        Scope scope = who.scope(entity, Action.UPDATE);
        return Attributes.later(entity).filter(each -> Rights.mayWrite(who.role(), scope, each.name()));
    }

    private RecordForm.Input input(Page page, Who who, Attribute attribute, @Nullable Entry entry, Typed typed) {
        Field field = field(page, who, attribute, entry)
                .value(entry == null ? usual(who, attribute) : value(attribute, entry));
        if (attribute.needed()) {
            field = field.needed();
        }
        Entity target = attribute.target();
        boolean suggests = target != null && target != Entity.EMPLOYEE;
        return new RecordForm.Input(
                typed.into(suggests ? field.placeholder(page.say("crm.page.suggest")) : field),
                suggests ? "/app/crm/" + Objects.requireNonNull(target).plural() + "/suggestions" : null);
    }

    /** What a new record begins with. */
    private String usual(Who who, Attribute attribute) {
        return switch (attribute.name()) {
            case "priority" -> "medium";
            case "source" -> attribute.words().isEmpty() ? "" : "website";
            case "currency" -> counting.get(who).currency();
            default -> "";
        };
    }

    private Field field(Page page, Who who, Attribute attribute, @Nullable Entry entry) {
        String name = attribute.name();
        String label = RecordWords.label(page, name);
        return switch (attribute.kind()) {
            case TEXT -> Field.area(name, label, 3);
            case EMAIL -> Field.of(Field.Kind.EMAIL, name, label);
            case DATE -> Field.of(Field.Kind.DATE, name, label);
            case WORD -> Field.select(name, label, words(page, who, attribute, entry));
            case REFERENCE ->
                attribute.target() == Entity.EMPLOYEE
                        ? Field.select(name, label, withNobody(page, lists.employees(who)))
                        : Field.text(name, label);
            case LINE, PHONE, LINK, TAGS, MONEY, CURRENCY, COUNT, TIME -> Field.text(name, label);
        };
    }

    private static List<Option> withNobody(Page page, List<Option> employees) {
        return Stream.concat(Stream.of(new Option("", page.say("crm.page.nobody"))), employees.stream())
                .toList();
    }

    /** Of a lead's states those that may follow. */
    private static List<Option> words(Page page, Who who, Attribute attribute, @Nullable Entry entry) {
        List<String> words = entry != null
                        && entry.entity() == Entity.LEAD
                        && attribute.name().equals("status")
                ? Stream.concat(
                                Stream.of(entry.state()),
                                Transitions.from(Entity.LEAD, entry.state(), who.isVendor()).stream()
                                        .filter(word -> !word.equals("converted")))
                        .toList()
                : attribute.words();
        Entity entity = entry == null ? Entity.CUSTOMER : entry.entity();
        return words.stream()
                .map(word -> new Option(word, RecordWords.word(page, entity, word)))
                .toList();
    }

    private static String value(Attribute attribute, Entry entry) {
        Object value = entry.values().get(attribute.name());
        return switch (value) {
            case null -> "";
            case BigDecimal money ->
                money.stripTrailingZeros().scale() <= 0 ? money.toBigInteger().toString() : money.toPlainString();
            case List<?> tags -> tags.stream().map(Object::toString).collect(Collectors.joining(", "));
            case Long number
            when attribute.target() != null && attribute.target() != Entity.EMPLOYEE ->
                ("#" + number + " "
                                + (attribute.name().equals("customer_id")
                                        ? entry.text("customer_name").orElse("")
                                        : ""))
                        .strip();
            default -> value.toString();
        };
    }

    private static RecordForm form(
            String title, String address, @Nullable Entry entry, List<RecordForm.Input> inputs, Typed typed) {
        List<RecordForm.Input> more = inputs.stream().skip(SHOWN_AT_ONCE).toList();
        return new RecordForm(
                title,
                address,
                entry == null ? null : (Long) entry.id(),
                entry == null ? 0 : entry.version(),
                typed.others(inputs.stream().map(RecordForm.Input::field).toList()),
                inputs.stream().limit(SHOWN_AT_ONCE).toList(),
                more,
                more.stream().anyMatch(input -> input.field().bad()));
    }

    /** What was said of a new record; of one that is there, only what differs from how it stands. */
    static Map<String, @Nullable Object> said(Entity entity, @Nullable Entry before, Typed typed) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        (before == null ? Attributes.first(entity) : Attributes.later(entity))
                .filter(attribute -> typed.has(attribute.name()))
                .forEach(attribute -> {
                    String value =
                            typed.get(attribute.name()).replace("\r\n", "\n").strip();
                    boolean same = before == null ? value.isEmpty() : value.equals(value(attribute, before));
                    if (!same || (before == null && attribute.needed())) {
                        said.put(attribute.name(), plain(attribute, value));
                    }
                });
        return said;
    }

    /** A suggestion was chosen: its number counts. */
    private static String plain(Attribute attribute, String value) {
        return attribute.target() == null ? value : value.replaceFirst("^(#\\d+)\\s.*$", "$1");
    }
}
