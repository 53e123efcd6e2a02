package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Readings of a tree in which a field of another type counts as absent. */
final class Fields {

    private Fields() {}

    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.stringValue() : null;
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).isBoolean() && node.path(field).booleanValue();
    }

    static int number(JsonNode node, String field, int otherwise) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.intValue() : otherwise;
    }

    /** Refuses an order with a field that nothing reads, since a misspelt one would go unnoticed. */
    static void refuseOthers(JsonNode order, String... known) {
        for (String name : order.propertyNames()) {
            if (!Arrays.asList(known).contains(name)) {
                throw new Problem(
                        400, "There is no field \"" + name + "\" here; known are " + String.join(", ", known) + ".");
            }
        }
    }
}
