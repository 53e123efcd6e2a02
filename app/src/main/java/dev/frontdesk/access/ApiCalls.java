package dev.frontdesk.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the operations of an OpenAPI description. */
final class ApiCalls {

    private static final String JSON = "application/json";

    private final ApiShapes shapes;

    ApiCalls(JsonNode description) {
        this.shapes = new ApiShapes(description);
    }

    ApiCall read(String path, String method, JsonNode operation) {
        List<ApiCall.Answer> answers = new ArrayList<>();
        List<ApiCall.Answer> refusals = new ArrayList<>();
        operation.get("responses").properties().forEach(response -> {
            boolean done = response.getKey().startsWith("2");
            ApiBody body = done ? body(response.getValue().path("content")) : null;
            String meaning = response.getValue().path("description").asString("");
            (done ? answers : refusals).add(new ApiCall.Answer(response.getKey(), meaning, body));
        });
        JsonNode content = operation.path("requestBody").path("content");
        return new ApiCall(
                operation.get("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(""),
                operation.path("description").asString(""),
                parameters(operation),
                body(content),
                answers,
                refusals,
                command(path, method, operation, content));
    }

    private List<ApiField> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(each -> new ApiField(
                        each.get("name").asString(),
                        each.get("in").asString(),
                        shapes.type(each.get("schema")),
                        each.path("required").asBoolean(false),
                        each.path("description").asString("")))
                .toList();
    }

    private @Nullable ApiBody body(JsonNode content) {
        if (content.isEmpty()) {
            return null;
        }
        List<String> types = content.propertyNames().stream().sorted().toList();
        JsonNode schema = content.has(JSON)
                ? content.get(JSON).get("schema")
                : content.get(types.getFirst()).get("schema");
        List<ApiField> fields = shapes.fields(schema);
        return new ApiBody(types, fields, fields.isEmpty() ? "" : shapes.example(schema));
    }

    private String command(String path, String method, JsonNode operation, JsonNode content) {
        StringBuilder line = new StringBuilder("curl ");
        if (!method.equals("get")) {
            line.append("-X ").append(method.toUpperCase(Locale.ROOT)).append(' ');
        }
        line.append('"').append(ApiCall.ADDRESS).append(path.replaceAll("\\{(\\w+)}", "\\$$1"));
        line.append(query(operation)).append("\" -H \"Authorization: Bearer $FRONTDESK_KEY\"");
        if (content.has(JSON)) {
            String example = shapes.shortExample(content.get(JSON).get("schema"));
            line.append(" -H \"Content-Type: application/json\" -d '")
                    .append(example.replace("'", "'\\''"))
                    .append('\'');
        }
        return line.toString();
    }

    private static String query(JsonNode operation) {
        String query = operation
                .path("parameters")
                .valueStream()
                .filter(each -> each.get("in").asString().equals("query"))
                .filter(each -> each.path("required").asBoolean(false))
                .map(each -> each.get("name").asString())
                .map(name -> name + "=$" + name)
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
