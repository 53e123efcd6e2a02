package dev.frontdesk.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.TestPeople;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Role;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server at {@code /mcp}, as programs of both kinds of revision meet it. */
@FrontdeskTest
@Import({McpServerTests.Shelf.class, TestPeople.class})
class McpServerTests {

    private static final List<String> DONE = new CopyOnWriteArrayList<>();
    private static final String META = "io.modelcontextprotocol/";

    @Autowired
    ApiClient api;

    @Autowired
    TestPeople people;

    @Autowired
    Projects projects;

    @Autowired
    MutableClock clock;

    private TestPeople.Person owner;
    private ApiClient vendor;

    @TestConfiguration(proxyBeanMethods = false)
    static class Shelf {
        @Bean
        Toolset shelf() {
            return asker -> List.of(
                    tool("shelf_peek", Effect.READ, Audience.STAFF),
                    tool("shelf_put", Effect.WRITE, Audience.STAFF),
                    tool("shelf_burn", Effect.DESTRUCTIVE, Audience.VENDORS),
                    tool("shelf_crash", Effect.READ, Audience.STAFF));
        }

        private static Tool tool(String name, Effect effect, Audience audience) {
            return new Tool(
                    name,
                    "Does " + name,
                    "shelf",
                    effect,
                    audience,
                    List.of(Parameter.text("name", 20, "Name").needed()),
                    call -> {
                        if (name.equals("shelf_crash")) {
                            throw new IllegalStateException("secret detail");
                        }
                        DONE.add(name + " " + call.arguments().text("name").orElse(""));
                        return new Outcome.Done(Map.of("name", name), "Done");
                    });
        }
    }

    @BeforeEach
    void furnish() {
        DONE.clear();
        owner = people.vendor();
        vendor = people.key(owner.organization(), Role.VENDOR);
    }

    @AfterEach
    void go() {
        clock.reset();
    }

    @Test
    void greetsProgramsOfTheRevisionTheyAskFor() {
        JsonNode greeted = rpc(vendor, "initialize", Map.of("protocolVersion", "2025-06-18"))
                .json();
        assertThat(greeted.at("/result/protocolVersion").asString()).isEqualTo("2025-06-18");
        assertThat(greeted.at("/result/serverInfo/name").asString()).isEqualTo("frontdesk");
        assertThat(greeted.at("/result/capabilities/tools").isObject()).isTrue();
        assertThat(rpc(vendor, "initialize", Map.of("protocolVersion", "2026-07-28"))
                        .json()
                        .at("/result/protocolVersion")
                        .asString())
                .isEqualTo("2025-11-25");
        assertThat(send(vendor, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", Map.of())
                        .status())
                .isEqualTo(202);
        assertThat(rpc(vendor, "ping", Map.of()).json().get("result").isEmpty()).isTrue();
    }

    @Test
    void showsEachRoleItsToolsAndChecksAgain() {
        ApiClient employee = people.key(owner.organization(), Role.EMPLOYEE);
        assertThat(names(vendor)).contains("shelf_peek", "shelf_put", "shelf_burn", "search_knowledge");
        assertThat(names(employee)).contains("shelf_peek", "shelf_put").doesNotContain("shelf_burn");

        JsonNode refused = call(employee, "shelf_burn", Map.of("name", "a")).json();

        assertThat(refused.at("/result/isError").asBoolean()).isTrue();
        assertThat(refused.at("/result/structuredContent/code").asString()).isEqualTo("forbidden");
        assertThat(DONE).isEmpty();
    }

    @Test
    void answersWithStructureAndTellsErrorsAsData() {
        JsonNode done = call(vendor, "shelf_peek", Map.of("name", "a")).json().get("result");
        assertThat(done.at("/structuredContent/name").asString()).isEqualTo("shelf_peek");
        assertThat(done.at("/content/0/text").asString()).isEqualTo("{\"name\":\"shelf_peek\"}");
        assertThat(done.get("isError").asBoolean()).isFalse();

        JsonNode wrong = call(vendor, "shelf_peek", Map.of("nam", "a")).json().get("result");
        assertThat(wrong.get("isError").asBoolean()).isTrue();
        assertThat(wrong.at("/structuredContent/code").asString()).isEqualTo("validation_failed");

        JsonNode unknown = call(vendor, "drop_table", Map.of()).json();
        assertThat(unknown.at("/error/code").asInt()).isEqualTo(-32602);

        ApiClient.Answer crash = call(vendor, "shelf_crash", Map.of("name", "a"));
        assertThat(crash.json().at("/result/structuredContent/code").asString()).isEqualTo("internal");
        assertThat(crash.text()).doesNotContain("secret detail", "Exception", "at dev.");
    }

    @Test
    void doesWhatCannotBeUndoneOnlyWithTheConfirmationOfExactlyThatCall() {
        JsonNode asked = call(vendor, "shelf_burn", Map.of("name", "a")).json().at("/result/structuredContent");
        assertThat(asked.path("code").asString()).isEqualTo("confirmation_required");
        String id = asked.path("confirmation").asString();
        assertThat(DONE).isEmpty();

        ApiClient other = people.key(owner.organization(), Role.VENDOR);
        assertThat(code(call(other, "shelf_burn", Map.of("name", "a", "confirmation", id))))
                .isEqualTo("conflict");
        assertThat(code(call(vendor, "shelf_burn", Map.of("name", "b", "confirmation", id))))
                .isEqualTo("conflict");
        assertThat(code(call(vendor, "shelf_burn", Map.of("name", "a", "confirmation", "yes"))))
                .isEqualTo("conflict");
        assertThat(DONE).isEmpty();

        assertThat(call(vendor, "shelf_burn", Map.of("name", "a", "confirmation", id))
                        .json()
                        .at("/result/isError")
                        .asBoolean())
                .isFalse();
        assertThat(code(call(vendor, "shelf_burn", Map.of("name", "a", "confirmation", id))))
                .isEqualTo("conflict");
        assertThat(DONE).containsExactly("shelf_burn a");

        String late = call(vendor, "shelf_burn", Map.of("name", "c"))
                .json()
                .at("/result/structuredContent/confirmation")
                .asString();
        clock.advance(Duration.ofMinutes(2));
        assertThat(code(call(vendor, "shelf_burn", Map.of("name", "c", "confirmation", late))))
                .isEqualTo("conflict");
        assertThat(DONE).hasSize(1);
    }

    @Test
    void doesAWriteWithTheSameKeyOnce() {
        String key = UUID.randomUUID().toString();
        call(vendor, "shelf_put", Map.of("name", "a", "idempotency_key", key));
        call(vendor, "shelf_put", Map.of("name", "a", "idempotency_key", key));
        assertThat(code(call(vendor, "shelf_put", Map.of("name", "b", "idempotency_key", key))))
                .isEqualTo("duplicate");
        assertThat(DONE).containsExactly("shelf_put a");
    }

    @Test
    void letsInNobodyWithoutAKeyAndNoSessions() {
        ApiClient.Answer stranger = send(api.as(null), message("tools/list", Map.of()), Map.of());
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value)
                        .startsWith("Bearer resource_metadata=\"http")
                        .endsWith("/mcp\""));
        assertThat(send(api.as("fd_wrong"), message("tools/list", Map.of()), Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(people.browser(owner)
                        .json("POST", "/mcp", message("tools/list", Map.of()), Map.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatTheProtocolForbids() {
        String list = message("tools/list", Map.of());
        assertThat(send(vendor, list, Map.of("Origin", "https://evil.example")).status())
                .isEqualTo(403);
        assertThat(send(vendor, list, Map.of("Origin", "http://localhost:6274")).status())
                .isEqualTo(200);
        assertThat(send(vendor, list, Map.of("MCP-Protocol-Version", "1999-01-01"))
                        .status())
                .isEqualTo(400);
        assertThat(send(vendor, "{", Map.of()).json().at("/error/code").asInt()).isEqualTo(-32700);
        for (String bad :
                List.of("[" + list + "]", "7", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", "{\"id\":1}")) {
            ApiClient.Answer answer = send(vendor, bad, Map.of());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32600);
        }
        assertThat(send(vendor, " ".repeat((1 << 20) + 1), Map.of()).status()).isEqualTo(413);
        assertThat(rpc(vendor, "resources/list", Map.of())
                        .json()
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32601);
        assertThat(rpc(vendor, "tools/list", Map.of("cursor", "x"))
                        .json()
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
        for (String method : List.of("GET", "DELETE", "PUT")) {
            ApiClient.Answer answer = vendor.send(method, "/mcp", Map.of(), new byte[0]);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    @Test
    void worksInOneProjectAndInNoForeignOne() {
        String project = projects.create(owner.organization(), Actor.SYSTEM, "Shelf", "", "en")
                .id()
                .toString();
        vendor.put("/api/v1/projects/" + project + "/tools/shelf", Map.of("on", false));
        assertThat(names(vendor, "/mcp/" + project))
                .contains("search_knowledge")
                .doesNotContain("shelf_peek");
        ApiClient foreign = people.key(people.vendor().organization(), Role.VENDOR);
        assertThat(foreign.send(
                                "POST",
                                "/mcp/" + project,
                                Map.of("Content-Type", "application/json"),
                                message("tools/list", Map.of()).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void callsNobodyToAConversationThatThereIsNot() {
        assertThat(code(call(vendor, "hand_over", Map.of()))).isEqualTo("not_found");
    }

    @Test
    void speaksTheRevisionWithoutSessions() {
        JsonNode found = modern("server/discover", Map.of(), Map.of()).json().get("result");
        assertThat(found.get("supportedVersions").valueStream().map(JsonNode::asString))
                .contains("2026-07-28", "2025-11-25");
        assertThat(found.at("/_meta").get(META + "serverInfo").get("name").asString())
                .isEqualTo("frontdesk");
        assertThat(found.get("cacheScope").asString()).isEqualTo("private");
        assertThat(modern("initialize", Map.of(), Map.of()).status()).isEqualTo(404);
        assertThat(modern("tools/list", Map.of(), Map.of("Mcp-Method", "tools/call"))
                        .json()
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32020);
        assertThat(send(vendor, message("tools/list", Map.of()), Map.of("MCP-Protocol-Version", "2026-07-28"))
                        .json()
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @Test
    void asksThePersonWhereTheProgramCan() {
        Map<String, Object> burn = Map.of("name", "shelf_burn", "arguments", Map.of("name", "m"));
        JsonNode asked = modern("tools/call", burn, Map.of("Mcp-Name", "shelf_burn"))
                .json()
                .get("result");
        assertThat(asked.get("resultType").asString()).isEqualTo("input_required");
        assertThat(asked.at("/inputRequests/confirm/method").asString()).isEqualTo("elicitation/create");

        Map<String, Object> declined = new HashMap<>(burn);
        declined.put("requestState", asked.get("requestState").asString());
        declined.put("inputResponses", Map.of("confirm", Map.of("action", "decline")));
        modern("tools/call", declined, Map.of("Mcp-Name", "shelf_burn"));
        assertThat(DONE).isEmpty();

        Map<String, Object> accepted = new HashMap<>(declined);
        accepted.put("inputResponses", Map.of("confirm", Map.of("action", "accept", "content", Map.of())));
        JsonNode done = modern("tools/call", accepted, Map.of("Mcp-Name", "shelf_burn"))
                .json()
                .get("result");
        assertThat(done.get("resultType").asString()).isEqualTo("complete");
        assertThat(DONE).containsExactly("shelf_burn m");
    }

    private String code(ApiClient.Answer answer) {
        return answer.json().at("/result/structuredContent/code").asString("");
    }

    private List<String> names(ApiClient key) {
        return names(key, "/mcp");
    }

    private List<String> names(ApiClient key, String path) {
        return key.send(
                        "POST",
                        path,
                        Map.of("Content-Type", "application/json"),
                        message("tools/list", Map.of()).getBytes(StandardCharsets.UTF_8))
                .json()
                .at("/result/tools")
                .valueStream()
                .map(tool -> tool.get("name").asString())
                .toList();
    }

    private ApiClient.Answer call(ApiClient key, String tool, Map<String, String> arguments) {
        return rpc(key, "tools/call", Map.of("name", tool, "arguments", arguments));
    }

    private ApiClient.Answer rpc(ApiClient key, String method, Map<String, ?> params) {
        return send(key, message(method, params), Map.of());
    }

    private ApiClient.Answer modern(String method, Map<String, ?> params, Map<String, String> headers) {
        Map<String, Object> all = new HashMap<>(params);
        all.put(
                "_meta",
                Map.of(
                        META + "protocolVersion",
                        "2026-07-28",
                        META + "clientCapabilities",
                        Map.of("elicitation", Map.of())));
        Map<String, String> sent = new HashMap<>(Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method));
        sent.putAll(headers);
        return send(vendor, message(method, all), sent);
    }

    private static String message(String method, Map<String, ?> params) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", params));
    }

    private ApiClient.Answer send(ApiClient key, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(
                Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream"));
        all.putAll(headers);
        return key.send("POST", "/mcp", all, body.getBytes(StandardCharsets.UTF_8));
    }
}
