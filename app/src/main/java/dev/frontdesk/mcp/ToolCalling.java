package dev.frontdesk.mcp;

import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Toolbox;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has a tool called for an outside agent, and tells it what came of it. */
@Component
class ToolCalling {

    private static final String QUESTION = "confirm";
    private static final int KEY_LENGTH_MAX = 200;

    private final Toolbox toolbox;
    private final JsonMapper json;

    ToolCalling(Toolbox toolbox, JsonMapper json) {
        this.toolbox = toolbox;
        this.json = json;
    }

    /** @throws RpcError if there is no such tool for the asker; what the tool refuses is a result */
    ObjectNode call(Envelope message, OnBehalf whom) {
        JsonNode params = message.params();
        String tool = params.path("name").asString("");
        ObjectNode arguments = arguments(params);
        String key = taken(arguments, ToolListing.KEY);
        String confirmation = taken(arguments, ToolListing.CONFIRMATION);
        if (key != null && (key.isBlank() || key.length() > KEY_LENGTH_MAX)) {
            throw new RpcError(200, RpcError.PARAMS, "An idempotency_key has 1 to 200 characters.");
        }
        JsonNode agreed = params.path("inputResponses").path(QUESTION);
        if (agreed.isObject()) {
            if (!agreed.path("action").asString("").equals("accept")) {
                return told(
                        "{\"code\":\"cancelled\",\"message\":\"The person did not agree; nothing was done.\"}", true);
            }
            confirmation = params.path("requestState").asString("");
        }
        Errand errand = new Errand(
                UUID.randomUUID(), 0, whom.asker(), whom.caller().id(), List.of(), tool, arguments.toString(), key);
        Made made = confirmation == null ? toolbox.call(errand) : toolbox.confirmed(errand, id(confirmation));
        if (made.effect() == null && made.code().equals("not_found")) {
            throw new RpcError(200, RpcError.PARAMS, "Unknown tool: " + made.tool());
        }
        return made.confirmation() == null ? told(made.json(), !made.done()) : asked(made, message);
    }

    private ObjectNode arguments(JsonNode params) {
        JsonNode arguments = params.path("arguments");
        if (arguments.isMissingNode() || arguments.isNull()) {
            return json.createObjectNode();
        }
        if (arguments instanceof ObjectNode object) {
            return object;
        }
        throw new RpcError(200, RpcError.PARAMS, "arguments must be an object.");
    }

    private static @Nullable String taken(ObjectNode arguments, String name) {
        JsonNode value = arguments.remove(name);
        return value == null || value.isNull() ? null : value.asString("");
    }

    /** What is no id confirms nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /** A program that can ask its person does so itself; any other is given what to repeat the call with. */
    private ObjectNode asked(Made made, Envelope message) {
        if (!message.canAsk()) {
            ObjectNode told = (ObjectNode) json.readTree(made.json());
            told.put(ToolListing.CONFIRMATION, String.valueOf(made.confirmation()));
            return told(told.toString(), true);
        }
        ObjectNode result = json.createObjectNode()
                .put("resultType", "input_required")
                .put("requestState", String.valueOf(made.confirmation()));
        ObjectNode question =
                result.putObject("inputRequests").putObject(QUESTION).put("method", "elicitation/create");
        ObjectNode form = question.putObject("params").put("mode", "form").put("message", made.text());
        form.putObject("requestedSchema").put("type", "object").putObject("properties");
        return result;
    }

    private ObjectNode told(String written, boolean error) {
        ObjectNode result = json.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", written);
        JsonNode value = json.readTree(written);
        result.set(
                "structuredContent",
                value.isObject() ? value : json.createObjectNode().set("value", value));
        return result.put("isError", error);
    }
}
