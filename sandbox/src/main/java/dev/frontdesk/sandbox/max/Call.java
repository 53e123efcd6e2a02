package dev.frontdesk.sandbox.max;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the API.
 *
 * @param path values of the braces in the endpoint's path
 * @param query first values
 */
record Call(Bot bot, String name, Map<String, String> path, Map<String, String> query, ObjectNode body) {

    @Nullable String query(String name) {
        return query.get(name);
    }

    String required(String name) {
        String value = query.get(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.payload(name + " is required");
        }
        return value;
    }

    @Nullable Long number(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : number(name, value);
    }

    long pathNumber(String name) {
        return number(name, path.getOrDefault(name, ""));
    }

    private static Long number(String name, String value) {
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw ApiError.payload(name + " is not a number");
        }
    }

    int number(String name, int otherwise, int least, int most) {
        Long value = number(name);
        if (value == null) {
            return otherwise;
        }
        if (value < least || value > most) {
            throw ApiError.payload(name + " must be between " + least + " and " + most);
        }
        return value.intValue();
    }
}
