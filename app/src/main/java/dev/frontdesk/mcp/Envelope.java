package dev.frontdesk.mcp;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message of JSON-RPC.
 *
 * @param id null for a notification, and for an answer that nobody waits for
 * @param method null for an answer
 * @param modern whether it follows the revision that knows no {@code initialize}
 */
record Envelope(@Nullable JsonNode id, @Nullable String method, JsonNode params, boolean modern) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String META = "io.modelcontextprotocol/";
    private static final Set<String> NAMED = Set.of("tools/call", "prompts/get", "resources/read");

    /** @throws RpcError unless it is one message */
    static Envelope read(JsonNode message, HttpServletRequest request) {
        if (!message.isObject() || !message.path("jsonrpc").asString("").equals("2.0")) {
            throw new RpcError(400, RpcError.REQUEST, "Send one JSON-RPC 2.0 message, not a batch.");
        }
        JsonNode method = message.get("method");
        if (method == null && (message.has("result") || message.has("error"))) {
            return new Envelope(null, null, JSON.createObjectNode(), false);
        }
        if (method == null || !method.isString()) {
            throw new RpcError(400, RpcError.REQUEST, "A message needs a method.");
        }
        JsonNode params = message.path("params");
        if (!params.isMissingNode() && !params.isObject()) {
            throw new RpcError(400, RpcError.REQUEST, "params must be an object.");
        }
        String header = Objects.requireNonNullElse(request.getHeader("MCP-Protocol-Version"), "");
        boolean modern =
                header.strip().equals(Revisions.MODERN) || params.path("_meta").has(META + "protocolVersion");
        return new Envelope(
                id(message), method.stringValue(), params.isMissingNode() ? JSON.createObjectNode() : params, modern);
    }

    /** Null where it has none. */
    static @Nullable JsonNode id(JsonNode message) {
        JsonNode id = message.get("id");
        if (id != null && !id.isString() && !id.isIntegralNumber()) {
            throw new RpcError(400, RpcError.REQUEST, "An id is a string or a whole number.");
        }
        return id;
    }

    boolean isRequest() {
        return id != null && method != null;
    }

    /** @throws RpcError where headers and body contradict each other or a revision is asked for that we do not speak */
    void check(HttpServletRequest request) {
        String header = request.getHeader("MCP-Protocol-Version");
        if (!modern) {
            if (header != null && !Revisions.ALL.contains(header.strip())) {
                throw unsupported(header.strip());
            }
            return;
        }
        JsonNode meta = params.path("_meta");
        String version = meta.path(META + "protocolVersion").asString("");
        if (isRequest()
                && (version.isEmpty() || !meta.path(META + "clientCapabilities").isObject())) {
            throw new RpcError(
                    400,
                    RpcError.PARAMS,
                    "_meta needs " + META + "protocolVersion and " + META + "clientCapabilities.");
        }
        if (!version.isEmpty() && (header == null || !header.strip().equals(version))) {
            throw mismatch("MCP-Protocol-Version");
        }
        if (!version.isEmpty() && !Revisions.ALL.contains(version)) {
            throw unsupported(version);
        }
        if (isRequest()) {
            matches(request, "Mcp-Method", Objects.requireNonNull(method));
            if (NAMED.contains(method)) {
                String key = params.has("uri") ? "uri" : "name";
                matches(request, "Mcp-Name", params.path(key).asString(""));
            }
        }
    }

    private static void matches(HttpServletRequest request, String name, String value) {
        String header = request.getHeader(name);
        if (header == null || !decoded(header.strip()).equals(value)) {
            throw mismatch(name);
        }
    }

    private static String decoded(String value) {
        if (!value.startsWith("=?base64?") || !value.endsWith("?=") || value.length() < 11) {
            return value;
        }
        try {
            return new String(
                    Base64.getDecoder().decode(value.substring(9, value.length() - 2)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static RpcError mismatch(String header) {
        return new RpcError(400, RpcError.HEADERS, "The header " + header + " must repeat what the body says.");
    }

    private static RpcError unsupported(String version) {
        ObjectNode data = JSON.createObjectNode();
        Revisions.ALL.forEach(data.putArray("supported")::add);
        data.put("requested", version.length() > 100 ? version.substring(0, 100) : version);
        return new RpcError(400, RpcError.VERSION, "This revision of the protocol is not spoken here.", data);
    }

    /** Whether the program says that it can ask its person something. */
    boolean canAsk() {
        return modern
                && params.path("_meta")
                        .path(META + "clientCapabilities")
                        .path("elicitation")
                        .isObject();
    }
}
