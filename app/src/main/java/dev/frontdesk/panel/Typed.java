package dev.frontdesk.panel;

import dev.frontdesk.platform.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What a person typed into a form, and what is wrong with it: laid over the form's fields, so that a form that cannot
 * be taken comes back with every problem beside its field and nothing lost (secrets excepted).
 *
 * @param problems whose field is empty concern the form as a whole
 */
public record Typed(MultiValueMap<String, String> values, List<Problem.Field> problems) {

    /** A form that nobody has touched. */
    public static final Typed NOTHING = new Typed(new LinkedMultiValueMap<>(), List.of());

    public Typed {
        problems = List.copyOf(problems);
    }

    public static Typed of(MultiValueMap<String, String> values) {
        return new Typed(values, List.of());
    }

    public Typed refused(Problem.Invalid problem) {
        return new Typed(values, problem.errors());
    }

    public Typed refused(String field, String problem) {
        return new Typed(values, List.of(new Problem.Field(field, problem)));
    }

    /** The field with what was typed in it, and its problem. */
    public Field into(Field field) {
        Field marked = field.problem(problem(field.name()));
        if (values.isEmpty() || field.kind() == Field.Kind.SECRET || field.kind() == Field.Kind.PASSWORD) {
            return marked;
        }
        String typed = values.getFirst(field.name());
        if (field.kind() == Field.Kind.CHECKBOX) {
            return marked.value("true".equals(typed) ? "true" : "");
        }
        return typed == null ? marked : marked.value(typed);
    }

    public String problem(String field) {
        return problems.stream()
                .filter(each -> each.field().equals(field))
                .map(Problem.Field::message)
                .findFirst()
                .orElse("");
    }

    /** Problems that belong to none of these fields. */
    public List<String> others(List<Field> fields) {
        return problems.stream()
                .filter(each -> fields.stream().noneMatch(field -> field.name().equals(each.field())))
                .map(Problem.Field::message)
                .toList();
    }

    public String get(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** By name, for the services that read forms; null for a secret whose removal was asked for. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        values.forEach((name, all) -> map.put(name, all.isEmpty() ? "" : all.getFirst()));
        List<String> cleared = values.getOrDefault("clear", List.of());
        cleared.forEach(name -> map.put(name, null));
        map.remove("clear");
        map.remove("_csrf");
        return map;
    }
}
