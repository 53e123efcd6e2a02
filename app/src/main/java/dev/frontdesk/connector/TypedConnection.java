package dev.frontdesk.connector;

import dev.frontdesk.panel.Typed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a person typed on a card. */
final class TypedConnection {

    private TypedConnection() {}

    static ConnectionForm form(ConnectorView connector, Typed typed) {
        Map<String, @Nullable Object> given = typed.asMap();
        Map<String, @Nullable Object> settings = new HashMap<>();
        for (ConnectorView.FieldView field : connector.fields()) {
            if (field.kind().equals("checkbox")) {
                settings.put(field.name(), Boolean.toString(typed.has(field.name())));
            } else if (given.containsKey(field.name())) {
                settings.put(field.name(), given.get(field.name()));
            }
        }
        return new ConnectionForm(
                connector.id(),
                typed.get("label"),
                settings,
                typed.has("autoStart"),
                typed.has("environment") ? typed.get("environment") : null,
                minutes(typed.get("answerWithinMinutes")));
    }

    /** What is no number is out of every range, so that the reader says which one it must be in. */
    private static @Nullable Integer minutes(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        return typed.strip().matches("\\d{1,6}") ? Integer.valueOf(typed.strip()) : -1;
    }
}
