package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What happens to connections at start and on the half hour. */
@FrontdeskTest
class UpkeepTests {

    private final SandboxControl sandbox = new SandboxControl("telegram");
    private final ApiClient provider = ApiClient.anonymous(SharedSandbox.url());

    @Autowired
    ApiClient api;

    @Autowired
    Upkeep upkeep;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    @Value("${local.server.port}")
    int port;

    private JsonNode bot = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();

    @BeforeEach
    void makeBot() {
        sandbox.put("/limits", Map.of("webhookPerSecond", 1_000));
        bot = sandbox.post("/accounts", Map.of());
    }

    @AfterEach
    void restoreLimits() {
        sandbox.put("/limits", Map.of());
    }

    @AfterEach
    void deleteConnections() {
        api.get("/api/v1/connections?limit=200").json().path("items").forEach(each -> api.delete(path(each)));
    }

    private static String path(JsonNode connection) {
        return "/api/v1/connections/" + connection.path("id").asString();
    }

    private JsonNode made(boolean autoStart) {
        String project = api.get("/api/v1/projects")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        return api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of(
                                "connector",
                                "telegram",
                                "autoStart",
                                autoStart,
                                "settings",
                                Map.of("token", bot.path("token").asString())))
                .json();
    }

    private JsonNode postedTo(JsonNode connection) {
        UUID id = UUID.fromString(connection.path("id").asString());
        database.sql("""
                        update connection
                        set webhook_address = 'http://127.0.0.1:' || ? || '/hooks/' || webhook_key
                        where connection_id = ?
                        """).params(port, id).update();
        JsonNode started = api.put(path(connection) + "/activation", Map.of()).json();
        assertThat(started.path("mode").asString()).as(started.toString()).isEqualTo("webhook");
        return started;
    }

    private void awaitStatus(JsonNode connection, String status) {
        await().untilAsserted(() -> assertThat(
                        api.get(path(connection)).json().path("status").asString())
                .isEqualTo(status));
    }

    private JsonNode call(String method, Map<String, ?> arguments) {
        return provider.post("/telegram/bot" + bot.path("token").asString() + "/" + method, arguments)
                .json()
                .path("result");
    }

    @Test
    void startsWithTheProgramWhatShall() {
        JsonNode connection = made(true);
        api.delete(path(connection) + "/activation");
        awaitStatus(connection, "stopped");
        upkeep.begin();
        awaitStatus(connection, "running");
    }

    @Test
    void leavesStoppedAfterAStartWhatShallNotStart() {
        JsonNode connection = made(false);
        api.put(path(connection) + "/activation", Map.of());
        awaitStatus(connection, "running");
        upkeep.begin();
        awaitStatus(connection, "stopped");
    }

    @Test
    void stopsConnectionsOfTheSandboxWhileItIsOff() {
        JsonNode connection = made(true);
        api.put(path(connection) + "/activation", Map.of());
        database.sql("update connection set environment = 'sandbox' where connection_id = ?")
                .param(UUID.fromString(connection.path("id").asString()))
                .update();
        upkeep.begin();
        awaitStatus(connection, "stopped");
        assertThat(api.put(path(connection) + "/activation", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void registersAgainWhatTheProviderForgot() {
        JsonNode connection = postedTo(made(true));
        call("deleteWebhook", Map.of());
        upkeep.registerAgain();
        await().untilAsserted(() -> assertThat(
                        call("getWebhookInfo", Map.of()).path("url").asString())
                .isEqualTo(connection.path("webhookUrl").asString()));
    }

    @Test
    void takesNothingBackFromAnotherProgram() {
        JsonNode connection = postedTo(made(true));
        call("setWebhook", Map.of("url", "http://127.0.0.1:9/their-hook"));
        upkeep.registerAgain();
        awaitStatus(connection, "error");
        JsonNode error = api.get(path(connection)).json().path("lastError");
        assertThat(error.path("code").asString()).isEqualTo("Webhook taken");
        assertThat(error.path("message").asString()).contains("http://127.0.0.1:9/their-hook");
        assertThat(call("getWebhookInfo", Map.of()).path("url").asString()).isEqualTo("http://127.0.0.1:9/their-hook");
        call("deleteWebhook", Map.of());
        upkeep.checkHealth();
        awaitStatus(connection, "running");
    }

    @Test
    void unsubscribesOnlyWhatIsOurs() {
        JsonNode connection = postedTo(made(true));
        api.delete(path(connection) + "/activation");
        await().untilAsserted(() -> assertThat(
                        call("getWebhookInfo", Map.of()).path("url").asString())
                .isEmpty());
        call("setWebhook", Map.of("url", "http://127.0.0.1:9/their-hook"));
        api.delete(path(connection));
        assertThat(call("getWebhookInfo", Map.of()).path("url").asString()).isEqualTo("http://127.0.0.1:9/their-hook");
    }
}
