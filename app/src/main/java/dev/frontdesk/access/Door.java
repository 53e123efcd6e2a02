package dev.frontdesk.access;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One form at the door: a title, a few fields and a button, without the panel around it.
 *
 * @param action where the form goes; null: there is none
 * @param hidden sent along with the fields
 * @param other another way to go on; null: none
 */
public record Door(
        String title,
        String lead,
        List<String> problems,
        List<Field> fields,
        @Nullable String action,
        Map<String, String> hidden,
        String submit,
        @Nullable Way other) {

    /** A link with its words. */
    public record Way(String text, String address) {}

    public Door {
        problems = List.copyOf(problems);
        fields = List.copyOf(fields);
        hidden = Map.copyOf(hidden);
    }

    /** A page with words alone; those of {@code key} and {@code key.lead}. */
    static Door of(Page page, String key, Object... arguments) {
        return new Door(
                page.say(key, arguments),
                page.say(key + ".lead", arguments),
                List.of(),
                List.of(),
                null,
                Map.of(),
                "",
                null);
    }

    /** Shows the fields as they were typed. */
    Door form(String to, String button, Typed typed, Field... asked) {
        List<Field> shown = List.of(asked);
        return new Door(
                title,
                lead,
                typed.others(shown),
                shown.stream().map(typed::into).toList(),
                to,
                hidden,
                button,
                other);
    }

    Door with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(hidden);
        more.put(name, value);
        return new Door(title, lead, problems, fields, action, more, submit, other);
    }

    Door or(String text, String address) {
        return new Door(title, lead, problems, fields, action, hidden, submit, new Way(text, address));
    }
}
