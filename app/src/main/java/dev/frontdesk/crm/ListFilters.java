package dev.frontdesk.crm;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What narrows a list down, out of its address, and the fields for it. */
final class ListFilters {

    private ListFilters() {}

    /** Those that the kind of record knows and that say something. */
    static Map<String, String> said(Entity entity, Map<String, String> parameters) {
        Map<String, String> said = new LinkedHashMap<>();
        Filters.of(entity).forEach(filter -> {
            String value = parameters.getOrDefault(filter.name(), "").strip();
            if (!value.isEmpty()) {
                said.put(filter.name(), value);
            }
        });
        return said;
    }

    static String query(String search, Map<String, String> said) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("q", search);
        all.putAll(said);
        return all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    static List<Field> fields(
            Page page, Entity entity, Map<String, String> said, List<Option> employees, List<Stage> stages) {
        List<Field> fields = new ArrayList<>();
        for (Filters.Filter filter : Filters.of(entity)) {
            String label = RecordWords.label(page, filter.name());
            Field field = switch (filter.attribute().kind()) {
                case WORD -> select(page, filter.name(), label, words(page, entity, filter));
                case DATE -> Field.of(Field.Kind.DATE, filter.name(), label);
                case REFERENCE ->
                    filter.attribute().target() == Entity.EMPLOYEE
                            ? select(page, filter.name(), label, employees)
                            : Field.text(filter.name(), label);
                case LINE ->
                    filter.name().equals("stage")
                            ? select(page, filter.name(), label, stages(stages))
                            : Field.text(filter.name(), label);
                case TEXT, EMAIL, PHONE, LINK, TAGS, MONEY, CURRENCY, COUNT, TIME -> Field.text(filter.name(), label);
            };
            if (!filter.name().matches("pipeline_id|record_id|entity")) {
                fields.add(field.value(said.getOrDefault(filter.name(), "")));
            }
        }
        return fields;
    }

    private static Field select(Page page, String name, String label, List<Option> options) {
        return Field.select(
                name,
                label,
                Stream.concat(Stream.of(new Option("", page.say("crm.page.any"))), options.stream())
                        .toList());
    }

    private static List<Option> words(Page page, Entity entity, Filters.Filter filter) {
        return filter.attribute().words().stream()
                .map(word -> new Option(word, RecordWords.word(page, entity, word)))
                .toList();
    }

    private static List<Option> stages(List<Stage> stages) {
        return stages.stream()
                .map(stage -> new Option(stage.code(), StageNames.shown(stage)))
                .toList();
    }
}
