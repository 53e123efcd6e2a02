package dev.frontdesk.sandbox.mcp;

import com.google.auto.service.AutoService;
import dev.frontdesk.sandbox.Emulator;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Servers under {@code /mcp/{server}}; {@code demo} is always there. Controls under {@code /control/mcp}:
 *
 * <ul>
 *   <li>{@code PUT servers/{server}} furnishes one, see {@link McpServer}; {@code DELETE} removes it
 *   <li>{@code GET servers/{server}/calls} {@code {items: [{method, headers, params}]}}, oldest first
 * </ul>
 */
@AutoService(Emulator.class)
public final class McpEmulator implements Emulator {

    private final Map<String, McpServer> servers = new ConcurrentHashMap<>();

    public McpEmulator() {
        reset();
    }

    @Override
    public String id() {
        return "mcp";
    }

    @Override
    public void provider(HttpRules rules) {
        rules.any("/{server}", (request, response) -> {
            McpServer server = servers.get(name(request));
            if (server == null) {
                response.status(404).send("There is no such server");
            } else {
                server.handle(request, response);
            }
        });
    }

    private static String name(ServerRequest request) {
        return request.path().pathParameters().get("server");
    }

    @Override
    public void control(HttpRules rules) {
        rules.put("/servers/{server}", Json.answering(request -> {
            servers.computeIfAbsent(name(request), each -> new McpServer()).furnish(Json.body(request));
            return null;
        }));
        rules.delete("/servers/{server}", Json.answering(request -> {
            servers.remove(name(request));
            return null;
        }));
        rules.get("/servers/{server}/calls", Json.answering(this::calls));
    }

    private JsonNode calls(ServerRequest request) {
        McpServer server = servers.get(name(request));
        if (server == null) {
            throw new Problem(404, "There is no server " + name(request) + ".");
        }
        return Json.object().set("items", server.calls());
    }

    @Override
    public void reset() {
        servers.clear();
        servers.put("demo", McpServer.demo());
    }
}
