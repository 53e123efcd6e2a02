package dev.frontdesk.sandbox.mcp;

import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One server. Furnished with {@code {era?, stream?, token?, header?, pageSize?, fault?, tools: […]}}: {@code era} is
 * {@code stateless} (as without it), {@code stateful} or {@code modern}; {@code stream} answers with events; {@code token}
 * must come as a bearer, or in the header {@code header}; {@code fault} is {@code slow}, {@code huge}, {@code html},
 * {@code redirect} or {@code forgets} (ends every session before each call). A tool is listed as it is, but for {@code
 * result}, which its calls are answered with, and {@code fault} of its calls; without a result it tells its arguments.
 */
final class McpServer {

    private static final int CALLS_KEPT = 200;
    private static final String MODERN = "2026-07-28";
    private static final String LEGACY = "2025-11-25";

    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final List<ObjectNode> calls = new ArrayList<>();
    private volatile ObjectNode furniture = Json.object();

    static McpServer demo() {
        McpServer server = new McpServer();
        ObjectNode furniture = Json.object();
        ArrayNode tools = furniture.putArray("tools");
        tool(tools, "get_weather", "Tells the weather of a city.", "city")
                .putObject("annotations")
                .put("readOnlyHint", true);
        tool(tools, "book_table", "Books a table in a restaurant.", "restaurant");
        server.furnish(furniture);
        return server;
    }

    private static ObjectNode tool(ArrayNode tools, String name, String description, String argument) {
        ObjectNode tool = tools.addObject().put("name", name).put("description", description);
        ObjectNode schema = tool.putObject("inputSchema").put("type", "object");
        schema.putObject("properties").putObject(argument).put("type", "string");
        schema.putArray("required").add(argument);
        return tool;
    }

    void furnish(ObjectNode wanted) {
        furniture = wanted;
        sessions.clear();
    }

    synchronized ArrayNode calls() {
        ArrayNode listed = Json.MAPPER.createArrayNode();
        calls.forEach(listed::add);
        return listed;
    }

    private synchronized void note(ObjectNode call) {
        calls.add(call);
        if (calls.size() > CALLS_KEPT) {
            calls.removeFirst();
        }
    }

    private boolean is(String what, String value) {
        return furniture.path(what).asString("").equals(value);
    }

    void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
        if (!request.prologue().method().text().equals("POST")) {
            response.status(405).send();
            return;
        }
        JsonNode message;
        try {
            message = Json.MAPPER.readTree(request.content().as(byte[].class));
        } catch (JacksonException e) {
            response.status(400).send();
            return;
        }
        ObjectNode call = Json.object().put("method", message.path("method").asString(""));
        ObjectNode headers = call.putObject("headers");
        request.headers()
                .forEach(header -> headers.put(header.name().toLowerCase(java.util.Locale.ROOT), header.get()));
        call.set("params", message.path("params"));
        note(call);
        if (!allowed(request)) {
            response.status(401)
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .send("{\"error\":\"invalid_token\"}");
        } else if (!Faulty.strikes(furniture.path("fault").asString(""), response)) {
            answer(message, request, response);
        }
    }

    private boolean allowed(ServerRequest request) {
        String token = furniture.path("token").asString("");
        if (token.isEmpty()) {
            return true;
        }
        String header = furniture.path("header").asString("Authorization");
        String expected = header.equals("Authorization") ? "Bearer " + token : token;
        return header(request, header).equals(expected);
    }

    private static String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }

    private void answer(JsonNode message, ServerRequest request, ServerResponse response) throws InterruptedException {
        String method = message.path("method").asString("");
        boolean greeting = method.equals("initialize");
        if (is("era", "modern") && !modern(message, request)) {
            ObjectNode data = Json.object();
            data.putArray("supported").add(MODERN);
            error(response, 400, message, -32022, "Unsupported protocol version", data);
            return;
        }
        if (is("era", "stateful") && !greeting) {
            String session = header(request, "Mcp-Session-Id");
            if (is("fault", "forgets") && method.equals("tools/call") && sessions.size() == 1) {
                sessions.clear();
                sessions.add("spent");
            }
            if (!sessions.contains(session)) {
                error(response, session.isEmpty() ? 400 : 404, message, -32600, "No such session", null);
                return;
            }
        }
        if (!message.has("id")) {
            response.status(202).send();
            return;
        }
        switch (method) {
            case "initialize" -> {
                if (is("era", "stateful")) {
                    String session = UUID.randomUUID().toString();
                    sessions.add(session);
                    response.header("Mcp-Session-Id", session);
                }
                ObjectNode result = Json.object().put("protocolVersion", LEGACY);
                result.putObject("capabilities").putObject("tools");
                result.putObject("serverInfo").put("name", "sandbox").put("version", "1");
                result(response, message, result);
            }
            case "tools/list" -> result(response, message, page(message));
            case "tools/call" -> call(message, response);
            default -> error(response, 200, message, -32601, "Method not found", null);
        }
    }

    private static boolean modern(JsonNode message, ServerRequest request) {
        String method = message.path("method").asString("");
        JsonNode meta = message.path("params").path("_meta");
        return meta.path("io.modelcontextprotocol/protocolVersion").asString("").equals(MODERN)
                && meta.path("io.modelcontextprotocol/clientCapabilities").isObject()
                && header(request, "MCP-Protocol-Version").equals(MODERN)
                && header(request, "Mcp-Method").equals(method)
                && (!method.equals("tools/call")
                        || header(request, "Mcp-Name")
                                .equals(message.path("params").path("name").asString("")));
    }

    private ObjectNode page(JsonNode message) {
        int from = Integer.parseInt(message.path("params").path("cursor").asString("0"));
        int size = furniture.path("pageSize").asInt(100);
        ObjectNode result = Json.object();
        ArrayNode tools = result.putArray("tools");
        JsonNode all = furniture.path("tools");
        for (int i = from; i < Math.min(from + size, all.size()); i++) {
            ObjectNode tool = ((ObjectNode) all.get(i)).deepCopy();
            tool.remove(List.of("result", "fault"));
            tools.add(tool);
        }
        if (from + size < all.size()) {
            result.put("nextCursor", Integer.toString(from + size));
        }
        return result;
    }

    private void call(JsonNode message, ServerResponse response) throws InterruptedException {
        JsonNode params = message.path("params");
        JsonNode tool = null;
        for (JsonNode each : furniture.path("tools")) {
            if (Objects.equals(each.path("name"), params.path("name"))) {
                tool = each;
            }
        }
        if (tool == null) {
            error(response, 200, message, -32602, "Unknown tool", null);
            return;
        }
        if (Faulty.strikes(tool.path("fault").asString(""), response)) {
            return;
        }
        if (tool.has("result")) {
            result(response, message, (ObjectNode) tool.get("result").deepCopy());
            return;
        }
        ObjectNode told = Json.object();
        told.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", params.path("name").asString("") + " " + params.path("arguments"));
        result(response, message, told);
    }

    private void result(ServerResponse response, JsonNode message, ObjectNode result) {
        ObjectNode answer = Json.object().put("jsonrpc", "2.0");
        answer.set("id", message.get("id"));
        answer.set("result", result);
        send(response, answer);
    }

    private void error(
            ServerResponse response, int status, JsonNode message, int code, String text, @Nullable JsonNode data) {
        ObjectNode answer = Json.object().put("jsonrpc", "2.0");
        answer.set("id", message.get("id"));
        ObjectNode error = answer.putObject("error").put("code", code).put("message", text);
        if (data != null) {
            error.set("data", data);
        }
        response.status(status);
        send(response, answer);
    }

    private void send(ServerResponse response, ObjectNode answer) {
        if (furniture.path("stream").asBoolean(false)) {
            response.header("Content-Type", "text/event-stream");
            response.send(
                    "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}\n\n"
                            + "event: message\nid: 1\ndata: " + answer + "\n\n");
        } else {
            response.header("Content-Type", "application/json");
            response.send(Json.MAPPER.writeValueAsBytes(answer));
        }
    }
}
