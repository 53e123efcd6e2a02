package dev.frontdesk.conversation;

import dev.frontdesk.connector.Choices;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes out with a message beside its text.
 *
 * @param template the provider's id of an approved text that is sent in place of the message; null: none
 */
record Beside(
        List<StoredPart> files,
        List<Choices.Option> choices,
        @Nullable String template) {

    static final Beside NOTHING = new Beside(List.of(), List.of(), null);

    Beside {
        files = List.copyOf(files);
        choices = List.copyOf(choices);
    }

    boolean isNothing() {
        return files.isEmpty() && choices.isEmpty() && template == null;
    }

    static Beside read(JsonMapper json, @Nullable String stored) {
        return stored == null ? NOTHING : json.readValue(stored, Beside.class);
    }

    /** Null for nothing. */
    @Nullable String written(JsonMapper json) {
        return isNothing() ? null : Texts.stored(json.writeValueAsString(this));
    }
}
