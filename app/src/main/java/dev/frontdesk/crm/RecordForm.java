package dev.frontdesk.crm;

import dev.frontdesk.panel.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a record.
 *
 * @param action where it goes
 * @param id null: a new one
 * @param version that is changed
 * @param problems that belong to no field
 * @param shown what is asked for at once
 * @param more what is asked for on demand
 * @param open whether that is shown already, as something in it is wrong
 */
public record RecordForm(
        String title,
        String action,
        @Nullable Long id,
        long version,
        List<String> problems,
        List<Input> shown,
        List<Input> more,
        boolean open) {

    /** @param suggests where names are suggested that can be typed; null: they are not */
    public record Input(Field field, @Nullable String suggests) {}

    public RecordForm {
        problems = List.copyOf(problems);
        shown = List.copyOf(shown);
        more = List.copyOf(more);
    }
}
