package dev.frontdesk.connectors.max;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.connector.Account;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A bot of MAX in the whole product. */
@FrontdeskTest
class MaxConnectionTests {

    private static final String THEIRS = "http://127.0.0.1:9/their-hook";
    private static final long PERSON = 700_100_203;

    private final SandboxControl sandbox = new SandboxControl("max");

    @Autowired
    ApiClient api;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    @Value("${local.server.port}")
    int port;

    private JsonNode bot = JsonNodeFactory.instance.objectNode();
    private String connection = "";

    @BeforeEach
    void connect() {
        bot = sandbox.post("/accounts", Map.of());
        String project = api.get("/api/v1/projects")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        JsonNode made = api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of(
                                "connector",
                                "max",
                                "settings",
                                Map.of("token", bot.path("token").asString())))
                .json();
        assertThat(made.path("account").asString()).as(made.toString()).startsWith("@");
        connection = "/api/v1/connections/" + made.path("id").asString();
    }

    @AfterEach
    void delete() {
        api.delete(connection);
    }

    private ApiClient.Answer start(Map<String, ?> how) {
        return api.put(connection + "/activation", how);
    }

    @Test
    void greetsWhoPressesStart() {
        assertThat(start(Map.of()).json().path("mode").asString()).isEqualTo("polling");
        String account = bot.path("account").asString();
        sandbox.post("/starts", Map.of("account", account, "user", PERSON));
        await().untilAsserted(() -> assertThat(sandbox.get("/messages?account=" + account + "&chat=" + PERSON)
                        .path("items")
                        .path(0)
                        .path("text")
                        .asString(""))
                .contains("/help"));
    }

    private String webhook() {
        String id = connection.substring(connection.lastIndexOf('/') + 1);
        database.sql("""
                        update connection
                        set webhook_address = 'http://127.0.0.1:' || ? || '/hooks/' || webhook_key
                        where connection_id = ?
                        """).params(port, UUID.fromString(id)).update();
        return start(Map.of()).json().path("webhookUrl").asString();
    }

    private void anotherProgramSubscribes() {
        Account account = new Account(
                null,
                Map.of(),
                Map.of("token", new Secret(bot.path("token").asString())),
                null,
                URI.create(SharedSandbox.url() + "/max"),
                HttpClient.newHttpClient());
        MaxApi.of(account, new MaxHttp(new MockEnvironment()))
                .call("POST", "/subscriptions", Map.of(), Map.of("url", THEIRS));
    }

    private List<String> webhooks() {
        List<String> addresses = new ArrayList<>();
        sandbox.get("/accounts/" + bot.path("account").asString())
                .path("webhooks")
                .forEach(address -> addresses.add(address.asString()));
        return addresses;
    }

    @Test
    void namesAnotherProgramThatListensBesideUs() {
        String ours = webhook();
        anotherProgramSubscribes();
        ApiClient.Answer refused = start(Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains(THEIRS);
        assertThat(api.post(connection + "/checks", null).text()).contains("Webhook taken", THEIRS);
        assertThat(webhooks()).containsExactly(ours, THEIRS);
        assertThat(start(Map.of("confirmTakeover", true)).json().path("status").asString())
                .isEqualTo("running");
        assertThat(webhooks()).containsExactly(ours);
    }

    @Test
    void stopsOnlyItsOwnSubscription() {
        webhook();
        anotherProgramSubscribes();
        api.delete(connection + "/activation");
        await().untilAsserted(() -> assertThat(webhooks()).containsExactly(THEIRS));
    }
}
