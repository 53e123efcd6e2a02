package dev.frontdesk.mcp;

import dev.frontdesk.mcp.OutsideFailure.Kind;
import dev.frontdesk.platform.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks the protocol to outside servers of either kind: with an {@code initialize} and perhaps a session, or without.
 * Offers them nothing of ours: no sampling, no roots, no elicitation.
 */
@Component
class OutsideClient {

    private static final int PAGES_MAX = 10;
    private static final int TOOLS_MAX = 200;
    private static final int TEXT_MAX = 2_000;
    private static final int SCHEMA_MAX = 20_000;
    private static final int SESSIONS_MAX = 10_000;
    private static final String META = "io.modelcontextprotocol/";

    /** @param id null: the server gave none */
    private record Session(@Nullable String id, String version) {}

    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();
    private final OutsideHttp http;
    private final JsonMapper json;

    OutsideClient(OutsideHttp http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    /** Whatever the server lists that can be a tool, bounded; each name once. */
    List<OutsideTool> tools(OutsideServer server, @Nullable Secret secret) throws OutsideFailure {
        sessions.remove(server.id());
        List<OutsideTool> tools = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String cursor = null;
        for (int page = 0; page < PAGES_MAX; page++) {
            ObjectNode params = json.createObjectNode();
            if (cursor != null) {
                params.put("cursor", cursor);
            }
            JsonNode result = ask(server, secret, "tools/list", params);
            if (!result.path("tools").isArray()) {
                throw new OutsideFailure(Kind.STRANGE, "No list of tools");
            }
            for (JsonNode tool : result.path("tools")) {
                read(tool)
                        .filter(each -> tools.size() < TOOLS_MAX && names.add(each.name()))
                        .ifPresent(tools::add);
            }
            JsonNode next = result.path("nextCursor");
            if (!next.isString() || next.stringValue().equals(cursor)) {
                return tools;
            }
            cursor = next.stringValue();
        }
        return tools;
    }

    private Optional<OutsideTool> read(JsonNode tool) {
        String name = tool.path("name").asString("");
        JsonNode schema = tool.path("inputSchema");
        String written = schema.toString();
        boolean fits = name.matches("[A-Za-z0-9_.-]{1,128}")
                && schema.isObject()
                && schema.path("type").asString("").equals("object")
                && written.length() <= SCHEMA_MAX
                && !written.contains("\"$ref\":\"http");
        if (!fits) {
            return Optional.empty();
        }
        String description = tool.path("description").asString("");
        return Optional.of(new OutsideTool(
                name,
                clean(description, TEXT_MAX),
                clean(written, SCHEMA_MAX),
                tool.path("annotations").path("readOnlyHint").asBoolean(false),
                true,
                Use.OFF,
                null,
                null));
    }

    /** Without what neither a person sees nor the database takes. */
    private static String clean(String text, int max) {
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE)
                .limit(max)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The server's own result of a call: {@code content}, perhaps {@code structuredContent} and {@code isError}. */
    JsonNode call(OutsideServer server, @Nullable Secret secret, String tool, ObjectNode arguments)
            throws OutsideFailure {
        ObjectNode params = json.createObjectNode().put("name", tool);
        params.set("arguments", arguments);
        return ask(server, secret, "tools/call", params);
    }

    private JsonNode ask(OutsideServer server, @Nullable Secret secret, String method, ObjectNode params)
            throws OutsideFailure {
        Session session = sessions.get(server.id());
        boolean fresh = session == null;
        if (session == null) {
            session = greet(server, secret);
        }
        OutsideHttp.Answer answer = post(server, secret, session, method, params);
        if (answer.status() == 404 && !fresh) {
            // The session has ended; nothing was done in it.
            sessions.remove(server.id());
            return ask(server, secret, method, params);
        }
        JsonNode message = answer.message();
        if (message == null || !message.path("result").isObject()) {
            throw new OutsideFailure(
                    Kind.STRANGE, "HTTP " + answer.status() + ", " + (message == null ? "no message" : "no result"));
        }
        if (message.path("result").path("resultType").asString("complete").equals("input_required")) {
            throw new OutsideFailure(Kind.STRANGE, "Asks for what was not offered");
        }
        return message.path("result");
    }

    private Session greet(OutsideServer server, @Nullable Secret secret) throws OutsideFailure {
        ObjectNode params = json.createObjectNode().put("protocolVersion", Revisions.NEGOTIATED);
        params.putObject("capabilities");
        params.set("clientInfo", ourselves());
        OutsideHttp.Answer answer = http.post(server, secret, Map.of(), message("initialize", params));
        JsonNode result = answer.message() == null ? null : answer.message().get("result");
        Session session;
        if (result != null && result.path("protocolVersion").isString()) {
            session =
                    new Session(answer.session(), result.path("protocolVersion").stringValue());
            ObjectNode ready = json.createObjectNode().put("jsonrpc", "2.0").put("method", "notifications/initialized");
            http.post(server, secret, headers(session, "notifications/initialized", params), ready);
        } else if (answer.message() != null && answer.message().path("error").has("code")) {
            session = new Session(null, Revisions.MODERN);
        } else {
            throw new OutsideFailure(Kind.STRANGE, "HTTP " + answer.status() + " to initialize");
        }
        if (sessions.size() >= SESSIONS_MAX) {
            sessions.clear();
        }
        sessions.put(server.id(), session);
        return session;
    }

    private OutsideHttp.Answer post(
            OutsideServer server, @Nullable Secret secret, Session session, String method, ObjectNode params)
            throws OutsideFailure {
        if (session.version().equals(Revisions.MODERN)) {
            ObjectNode meta = params.putObject("_meta").put(META + "protocolVersion", Revisions.MODERN);
            meta.putObject(META + "clientCapabilities");
            meta.set(META + "clientInfo", ourselves());
        }
        return http.post(server, secret, headers(session, method, params), message(method, params));
    }

    private static Map<String, String> headers(Session session, String method, ObjectNode params) {
        Map<String, String> headers = new HashMap<>();
        headers.put("MCP-Protocol-Version", session.version());
        if (session.id() != null) {
            headers.put("Mcp-Session-Id", session.id());
        }
        if (session.version().equals(Revisions.MODERN)) {
            headers.put("Mcp-Method", method);
            if (params.has("name")) {
                headers.put("Mcp-Name", params.path("name").asString(""));
            }
        }
        return headers;
    }

    private ObjectNode message(String method, ObjectNode params) {
        ObjectNode message = json.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", UUID.randomUUID().toString())
                .put("method", method);
        return message.set("params", params);
    }

    private ObjectNode ourselves() {
        return json.createObjectNode().put("name", "frontdesk").put("version", "1");
    }
}
