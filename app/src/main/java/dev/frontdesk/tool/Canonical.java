package dev.frontdesk.tool;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one way in which arguments are written, so that the same call is known again. */
final class Canonical {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Canonical() {}

    /** Names in their order, money without trailing zeros; reads back to the same arguments. */
    static String json(Arguments arguments) {
        return object(arguments).toString();
    }

    private static ObjectNode object(Arguments arguments) {
        ObjectNode node = JSON.createObjectNode();
        new TreeMap<>(arguments.values()).forEach((name, value) -> {
            switch (value) {
                case Boolean flag -> node.put(name, flag);
                case Long number -> node.put(name, number);
                case BigDecimal money ->
                    node.put(name, money.stripTrailingZeros().toPlainString());
                case JsonNode foreign -> node.set(name, sorted(foreign));
                case Iterable<?> items -> {
                    ArrayNode array = node.putArray(name);
                    items.forEach(item -> array.add(object((Arguments) item)));
                }
                default -> node.put(name, value.toString());
            }
        });
        return node;
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            value.forEach(item -> array.add(sorted(item)));
            return array;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = JSON.createObjectNode();
        value.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> object.set(each.getKey(), sorted(each.getValue())));
        return object;
    }

    static byte[] hash(String canonical) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
