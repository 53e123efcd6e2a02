package dev.frontdesk.mcp;

import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Catalogue;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.ToolSchema;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the tools that the asker may use, by area and name. */
@Component
class ToolListing {

    static final String CONFIRMATION = "confirmation";
    static final String KEY = "idempotency_key";

    private static final int PAGE = 100;

    private final Catalogue catalogue;
    private final Words words;
    private final JsonMapper json;

    ToolListing(Catalogue catalogue, Words words, JsonMapper json) {
        this.catalogue = catalogue;
        this.words = words;
        this.json = json;
    }

    /** @throws RpcError if the cursor is none of ours */
    ObjectNode page(JsonNode params, OnBehalf whom) {
        List<Tool> tools = catalogue.tools(whom.asker(), List.of());
        int from = from(params, tools.size());
        int to = Math.min(from + PAGE, tools.size());
        ObjectNode result = json.createObjectNode();
        ArrayNode page = result.putArray("tools");
        tools.subList(from, to).forEach(tool -> page.add(described(tool, whom)));
        if (to < tools.size()) {
            result.put("nextCursor", Integer.toString(to));
        }
        return result;
    }

    private static int from(JsonNode params, int size) {
        JsonNode cursor = params.path("cursor");
        if (cursor.isMissingNode() || cursor.isNull()) {
            return 0;
        }
        String text = cursor.asString("");
        int from = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (from < 0 || from > size) {
            throw new RpcError(200, RpcError.PARAMS, "This cursor is none of ours; list anew without one.");
        }
        return from;
    }

    private ObjectNode described(Tool tool, OnBehalf whom) {
        ObjectNode node = json.createObjectNode()
                .put("name", tool.name())
                .put(
                        "title",
                        words.in(whom.language().locale())
                                .sayOr("tool.name." + tool.name(), tool.name().replace('_', ' ')))
                .put("description", tool.description());
        node.set("inputSchema", schema(tool));
        node.putObject("annotations")
                .put("readOnlyHint", tool.effect() == Effect.READ)
                .put("destructiveHint", tool.effect() == Effect.DESTRUCTIVE)
                .put("idempotentHint", tool.effect() == Effect.READ)
                .put("openWorldHint", false);
        return node;
    }

    private static ObjectNode schema(Tool tool) {
        ObjectNode schema = ToolSchema.of(tool);
        if (tool.effect() == Effect.READ || !(schema.path("properties") instanceof ObjectNode properties)) {
            return schema;
        }
        properties
                .putObject(KEY)
                .put("type", "string")
                .put("maxLength", 200)
                .put("description", "Any text of your own: a repeat with the same one within a day does nothing again");
        properties
                .putObject(CONFIRMATION)
                .put("type", "string")
                .put("format", "uuid")
                .put(
                        "description",
                        "Only after your person agreed: what an earlier result of exactly this call gave as confirmation");
        return schema;
    }
}
