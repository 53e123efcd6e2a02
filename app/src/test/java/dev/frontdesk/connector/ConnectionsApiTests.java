package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Connections over REST, polled: there is no public address. */
@FrontdeskTest
class ConnectionsApiTests {

    private static final String WRONG = "5500001:AAwrongwrongwrongwrongwrongwrongwro";

    private final SandboxControl sandbox = new SandboxControl("telegram");
    private final ApiClient provider = ApiClient.anonymous(SharedSandbox.url());
    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    @Value("${local.server.port}")
    int port;

    private String project = "";
    private JsonNode bot = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();

    @BeforeEach
    void makeBot() {
        project = api.get("/api/v1/projects")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        bot = sandbox.post("/accounts", Map.of());
    }

    @AfterEach
    void clearFaults() {
        sandbox.put("/faults", Map.of());
        api.get("/api/v1/connections?limit=200")
                .json()
                .path("items")
                .forEach(connection -> api.delete(
                        "/api/v1/connections/" + connection.path("id").asString()));
    }

    private Answer create(Map<String, ?> settings) {
        return api.post(
                "/api/v1/projects/" + project + "/connections", Map.of("connector", "telegram", "settings", settings));
    }

    private JsonNode created() {
        Answer answer = create(Map.of("token", token()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private String token() {
        return bot.path("token").asString();
    }

    private static String path(JsonNode connection) {
        return "/api/v1/connections/" + connection.path("id").asString();
    }

    private JsonNode started() {
        JsonNode connection = created();
        Answer answer = api.put(path(connection) + "/activation", Map.of());
        assertThat(answer.json().path("status").asString()).as(answer.text()).isEqualTo("running");
        return connection;
    }

    private void personWrites(String text) {
        sandbox.post("/messages", Map.of("account", bot.path("account").asString(), "user", person, "text", text));
    }

    private int stored(JsonNode connection) {
        return database.sql("select count(*) from intake where connection_id = ?")
                .param(UUID.fromString(connection.path("id").asString()))
                .query(Integer.class)
                .single();
    }

    private void awaitStored(JsonNode connection, int count) {
        await().untilAsserted(() -> assertThat(stored(connection)).isEqualTo(count));
    }

    private void awaitStatus(JsonNode connection, String status) {
        await().untilAsserted(() -> assertThat(
                        api.get(path(connection)).json().path("status").asString())
                .isEqualTo(status));
    }

    @Test
    void savesABotStopped() {
        JsonNode connection = created();
        assertThat(connection.path("status").asString()).isEqualTo("stopped");
        assertThat(connection.path("account").asString())
                .isEqualTo("@" + bot.path("username").asString());
        assertThat(connection.path("label").asString())
                .isEqualTo("@" + bot.path("username").asString());
        assertThat(connection.path("projectId").asString()).isEqualTo(project);
        assertThat(connection.path("lastError").isNull()).isTrue();
    }

    private JsonNode createdToStart() {
        Answer answer = api.post(
                "/api/v1/projects/" + project + "/connections",
                Map.of("connector", "telegram", "autoStart", true, "settings", Map.of("token", token())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void startsAtOnceWhatShallStartByItself() {
        JsonNode connection = createdToStart();
        assertThat(connection.path("status").asString()).isEqualTo("running");
        personWrites("hello");
        awaitStored(connection, 1);
        Answer again = api.put(path(connection) + "/activation", null);
        assertThat(again.json().path("status").asString()).as(again.text()).isEqualTo("running");
    }

    @Test
    void leavesAnotherProgramsBotAloneThoughItShallStartByItself() {
        provider.post("/telegram/bot" + token() + "/setWebhook", Map.of("url", "http://127.0.0.1:9/their-hook"));
        JsonNode connection = createdToStart();
        assertThat(connection.path("status").asString()).isEqualTo("error");
        assertThat(connection.at("/lastError/code").asString()).isEqualTo("Webhook taken");
        assertThat(connection.at("/lastError/message").asString()).contains("http://127.0.0.1:9/their-hook");
        assertThat(subscription()).isEqualTo("http://127.0.0.1:9/their-hook");
        api.put(path(connection) + "/activation", Map.of("confirmTakeover", true));
        awaitStatus(connection, "running");
        assertThat(subscription()).isEmpty();
    }

    @Test
    void showsSecretsOnlyAsPreviews() {
        JsonNode connection = created();
        String preview = connection.path("secrets").path("token").asString();
        assertThat(preview).startsWith(token().substring(0, 4)).endsWith(token().substring(token().length() - 4));
        assertThat(List.of(
                        connection.toString(),
                        api.get(path(connection)).text(),
                        api.get("/api/v1/connections").text(),
                        api.get(path(connection) + "/events").text()))
                .noneMatch(text -> text.contains(token()));
    }

    @Test
    void refusesAWrongTokenWithItsCure() {
        Answer answer = create(Map.of("token", WRONG));
        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("token");
        assertThat(error.path("message").asString()).contains("HTTP 401", "@BotFather");
        assertThat(answer.text()).doesNotContain(WRONG);
    }

    @Test
    void refusesWhatCannotBeAToken() {
        Answer answer = create(Map.of("token", "12 34/../5"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("message").asString())
                .isEqualTo("Invalid token format");
    }

    @Test
    void trimsTheToken() {
        assertThat(create(Map.of("token", "  " + token() + "\n")).status()).isEqualTo(201);
    }

    @Test
    void reportsAllProblemsTogether() {
        Answer answer = api.post(
                "/api/v1/projects/" + project + "/connections",
                Map.of(
                        "connector",
                        "telegram",
                        "label",
                        "x".repeat(101),
                        "environment",
                        "moon",
                        "answerWithinMinutes",
                        -1,
                        "settings",
                        Map.of("colour", "red")));
        assertThat(answer.status()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asString()));
        assertThat(fields).containsExactlyInAnyOrder("label", "environment", "answerWithinMinutes", "colour", "token");
    }

    @Test
    void refusesTheSameBotTwiceNamingThePlace() {
        created();
        Answer again = create(Map.of("token", token()));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("title").asString()).isEqualTo("Already connected");
        assertThat(again.json().path("detail").asString())
                .contains("@" + bot.path("username").asString());
    }

    @Test
    void keepsTheSecretUnlessItIsRemoved() {
        JsonNode connection = created();
        Map<String, Object> settings = new HashMap<>();
        settings.put("token", "");
        JsonNode kept = api.patch(path(connection), Map.of("label", "Shop", "settings", settings))
                .json();
        assertThat(kept.path("label").asString()).isEqualTo("Shop");
        assertThat(kept.path("secrets").has("token")).isTrue();
        settings.put("token", null);
        JsonNode removed =
                api.patch(path(connection), Map.of("settings", settings)).json();
        assertThat(removed.path("secrets").has("token")).isFalse();
        assertThat(removed.path("label").asString()).isEqualTo("Shop");
        Answer start = api.put(path(connection) + "/activation", Map.of());
        assertThat(start.status()).isEqualTo(409);
        assertThat(start.json().path("title").asString()).isEqualTo("Token not set");
    }

    @Test
    void savesWhatCannotBeCheckedNow() {
        sandbox.put("/faults", Map.of("method", "getMe", "status", 502, "html", true));
        JsonNode connection = created();
        assertThat(connection.path("lastError").path("code").asString()).isEqualTo("HTTP 502");
        assertThat(connection.path("lastError").path("cure").asString()).isNotBlank();
        sandbox.put("/faults", Map.of());
        JsonNode started = api.put(path(connection) + "/activation", Map.of()).json();
        assertThat(started.path("status").asString()).isEqualTo("running");
        assertThat(started.path("account").asString())
                .isEqualTo("@" + bot.path("username").asString());
    }

    @Test
    void goesOnTryingWhileTheProviderIsDown() {
        JsonNode connection = created();
        sandbox.put(
                "/faults",
                Map.of("account", bot.path("account").asString(), "method", "getMe", "status", 500, "times", 2));
        JsonNode down = api.put(path(connection) + "/activation", Map.of()).json();
        assertThat(down.path("status").asString()).isEqualTo("error");
        assertThat(down.path("lastError").path("code").asString()).isEqualTo("HTTP 500");
        awaitStatus(connection, "running");
    }

    @Test
    void pollsOnceWhatPeopleWrite() {
        JsonNode connection = started();
        assertThat(api.get(path(connection)).json().path("mode").asString()).isEqualTo("polling");
        personWrites("one");
        personWrites("two");
        awaitStored(connection, 2);
    }

    @Test
    void takesInAfterAStartWhatTheProviderKept() {
        JsonNode connection = started();
        personWrites("before");
        awaitStored(connection, 1);
        JsonNode stopped = api.delete(path(connection) + "/activation").json();
        assertThat(stopped.path("status").asString()).isEqualTo("stopped");
        personWrites("while stopped");
        api.put(path(connection) + "/activation", Map.of());
        awaitStored(connection, 2);
    }

    @Test
    void losesAndRepeatsNothingWhenTheModeChanges() {
        JsonNode connection = started();
        personWrites("polled");
        awaitStored(connection, 1);
        String key = value(connection, "webhook_key");
        database.sql("update connection set webhook_address = ? where connection_id = ?")
                .params("http://127.0.0.1:" + port + "/hooks/" + key, id(connection))
                .update();
        JsonNode posted = api.put(path(connection) + "/activation", Map.of()).json();
        assertThat(posted.path("mode").asString()).isEqualTo("webhook");
        personWrites("posted");
        awaitStored(connection, 2);
        database.sql("update connection set webhook_address = null where connection_id = ?")
                .param(id(connection))
                .update();
        JsonNode polled = api.put(path(connection) + "/activation", Map.of()).json();
        assertThat(polled.path("mode").asString()).isEqualTo("polling");
        personWrites("polled again");
        awaitStored(connection, 3);
    }

    private static UUID id(JsonNode connection) {
        return UUID.fromString(connection.path("id").asString());
    }

    private String value(JsonNode connection, String column) {
        return database.sql("select " + column + " from connection where connection_id = ?")
                .param(id(connection))
                .query(String.class)
                .single();
    }

    @Test
    void stopsWhenTheTokenIsRevoked() {
        JsonNode connection = started();
        sandbox.post("/accounts/" + bot.path("account").asString() + "/revocation", Map.of());
        personWrites("wakes the poll");
        awaitStatus(connection, "error");
        JsonNode error = api.get(path(connection)).json().path("lastError");
        assertThat(error.path("code").asString()).isEqualTo("HTTP 401");
        assertThat(error.path("cure").asString()).contains("@BotFather");
    }

    @Test
    void goesOnWithANewToken() {
        JsonNode connection = started();
        JsonNode renewed = sandbox.post("/accounts/" + bot.path("account").asString() + "/revocation", Map.of());
        JsonNode changed = api.patch(
                        path(connection),
                        Map.of("settings", Map.of("token", renewed.path("token").asString())))
                .json();
        assertThat(changed.path("status").asString()).as(changed.toString()).isEqualTo("running");
        personWrites("still there?");
        awaitStored(connection, 1);
    }

    @Test
    void takesOverAnotherProgramsBotOnlyWhenToldTo() {
        JsonNode connection = created();
        provider.post("/telegram/bot" + token() + "/setWebhook", Map.of("url", "http://127.0.0.1:9/their-hook"));
        Answer refused = api.put(path(connection) + "/activation", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString()).contains("http://127.0.0.1:9/their-hook");
        assertThat(subscription()).isEqualTo("http://127.0.0.1:9/their-hook");
        assertThat(api.post(path(connection) + "/checks", null)
                        .json()
                        .path("problems")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("Webhook taken");
        Answer confirmed = api.put(path(connection) + "/activation", Map.of("confirmTakeover", true));
        assertThat(confirmed.json().path("status").asString()).isEqualTo("running");
        assertThat(subscription()).isEmpty();
    }

    private String subscription() {
        return provider.post("/telegram/bot" + token() + "/getWebhookInfo", null)
                .json()
                .path("result")
                .path("url")
                .asString();
    }

    @Test
    void checksNow() {
        JsonNode connection = created();
        JsonNode well = api.post(path(connection) + "/checks", null).json();
        assertThat(well.path("ok").asBoolean()).isTrue();
        assertThat(well.path("account").asString())
                .isEqualTo("@" + bot.path("username").asString());
        sandbox.post("/accounts/" + bot.path("account").asString() + "/revocation", Map.of());
        JsonNode ill = api.post(path(connection) + "/checks", null).json();
        assertThat(ill.path("ok").asBoolean()).isFalse();
        assertThat(ill.path("problems").path(0).path("code").asString()).isEqualTo("HTTP 401");
    }

    @Test
    void writesDownWhatHappened() {
        JsonNode connection = started();
        api.delete(path(connection) + "/activation");
        List<String> events = new ArrayList<>();
        api.get(path(connection) + "/events")
                .json()
                .path("items")
                .forEach(event -> events.add(event.path("event").asString()));
        assertThat(events).containsExactly("telegram_connection_stopped", "telegram_connection_running");
    }

    @Test
    void deletesEverything() {
        JsonNode connection = started();
        assertThat(api.delete(path(connection)).status()).isEqualTo(204);
        assertThat(api.get(path(connection)).status()).isEqualTo(404);
        assertThat(create(Map.of("token", token())).status()).isEqualTo(201);
    }

    @Test
    void knowsNoConnectionOfNobody() {
        assertThat(api.get("/api/v1/connections/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.as(null).get("/api/v1/connections").status()).isEqualTo(401);
        Answer nowhere = api.post(
                "/api/v1/projects/" + UUID.randomUUID() + "/connections",
                Map.of("connector", "telegram", "settings", Map.of("token", token())));
        assertThat(nowhere.status()).isEqualTo(404);
    }

    @Test
    void listsConnectorsWithTheirFields() {
        JsonNode telegram = api.get("/api/v1/connectors").json().path("items").path(0);
        assertThat(telegram.path("id").asString()).isEqualTo("telegram");
        assertThat(telegram.path("section").asString()).isEqualTo("messengers");
        JsonNode token = telegram.path("fields").path(0);
        assertThat(token.path("name").asString()).isEqualTo("token");
        assertThat(token.path("kind").asString()).isEqualTo("secret");
        assertThat(token.path("link").asString()).isEqualTo("https://t.me/BotFather");
    }

    @Test
    void turnsPages() {
        created();
        bot = sandbox.post("/accounts", Map.of());
        created();
        JsonNode first = api.get("/api/v1/connections?limit=1").json();
        assertThat(first.path("items").size()).isEqualTo(1);
        JsonNode second = api.get("/api/v1/connections?limit=1&cursor="
                        + first.path("nextCursor").asString())
                .json();
        assertThat(second.path("items").path(0).path("id"))
                .isNotEqualTo(first.path("items").path(0).path("id"));
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }
}
