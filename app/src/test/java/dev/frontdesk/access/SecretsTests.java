package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.TestPostgres;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Plants secrets of every kind, lets much go well and wrong with them, and then looks for them everywhere. */
@FrontdeskTest
@Import(TestPeople.class)
@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

    private static final List<String> CALLS = List.of(
            "/api/v1/me",
            "/api/v1/projects",
            "/api/v1/connectors",
            "/api/v1/connections",
            "/api/v1/conversations",
            "/api/v1/contacts",
            "/api/v1/jobs",
            "/api/v1/members",
            "/api/v1/api-keys",
            "/api/v1/audit?limit=200",
            "/api/v1/audit/export",
            "/api/v1/audit/verification",
            "/api/openapi.json");

    private static final List<String> PAGES = List.of(
            "/app",
            "/app/messaging",
            "/app/integrations",
            "/app/audit",
            "/app/audit/export.csv",
            "/app/audit/export.json",
            "/app/people",
            "/app/settings",
            "/app/settings/keys",
            "/app/settings/account",
            "/app/jobs");

    private final TestPeople people;
    private final Credentials credentials;
    private final Links links;
    private final Clock clock;
    private final Environment environment;
    private final JdbcClient database;
    private final ApiClient superAdmin;
    private final ApiClient nobody;

    private final PlantedSecrets secrets = new PlantedSecrets();
    private final SandboxControl telegram = new SandboxControl("telegram");
    private final SandboxControl models = new SandboxControl("openai");
    private final long customer = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    private ApiClient api;

    @Autowired
    SecretsTests(
            TestPeople people,
            Credentials credentials,
            Links links,
            Clock clock,
            Environment environment,
            ApiClient superAdmin) {
        this.people = people;
        this.credentials = credentials;
        this.links = links;
        this.clock = clock;
        this.environment = environment;
        this.superAdmin = superAdmin;
        this.nobody = superAdmin.as(null);
        this.api = superAdmin;
        this.database = TestPostgres.owner(environment.getRequiredProperty("frontdesk.database-url"));
    }

    @AfterEach
    void clearFaults() {
        telegram.put("/faults", Map.of());
        models.put("/faults", Map.of());
        models.put("/script", List.of());
    }

    @Test
    void areNowhereToBeRead(CapturedOutput output) {
        Person owner = people.vendor();
        api = people.key(owner.organization(), Role.VENDOR);
        api = api.as(secrets.plant(
                "API key",
                made("/api/v1/api-keys", Map.of("name", "Planted")).get("key").asString()));
        Browser browser = signedIn(owner);
        secondFactor(owner, browser);
        linksOf(owner);
        refusals(owner, browser);
        errorPages(browser);

        String project = made("/api/v1/projects", Map.of("name", "Shop", "prompt", "Be kind"))
                .get("id")
                .asString();
        model(project);
        JsonNode bot = telegram.post("/accounts", Map.of());
        String connection = connection(project, bot);
        conversation(connection, bot);
        failures(project, connection, bot);

        show(browser, project, connection);
        secrets.show(
                "prompts", models.get("/calls?limit=500").findValues("body").toString());
        secrets.showTables(database);
        secrets.show("log", output.getAll());
        assertThat(secrets.lengthShown()).isGreaterThan(100_000);
        assertThat(secrets.found()).isEmpty();
    }

    /** The answer itself shows its secret this once, and is not looked through. */
    private JsonNode made(String path, Object body) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json();
    }

    private Browser signedIn(Person owner) {
        secrets.plant("password", TestPeople.PASSWORD);
        Browser browser = people.stranger();
        Seen seen = browser.signIn(owner.email(), secrets.plant("wrong password", "planted-wrong-password-71"));
        secrets.show("refused sign-in", seen.text());
        browser.signIn(owner.email(), TestPeople.PASSWORD);
        secrets.plant("session cookie", Objects.requireNonNull(browser.cookies.get("frontdesk_session")));
        return browser;
    }

    private void secondFactor(Person owner, Browser browser) {
        browser.get("/app/settings/account");
        String path = "/app/settings/account/second-factor";
        browser.post(path, Map.of("current", TestPeople.PASSWORD));
        byte[] seed = credentials.proposedSecret(owner.account().id()).orElseThrow();
        secrets.plant("TOTP seed", seed);
        secrets.plant("TOTP seed in base 32", Base32.encode(seed));
        Seen added = browser.form("PUT", path, Map.of("code", Totp.code(seed, clock.instant())));
        Matcher codes = Pattern.compile("<li><code>([A-Z2-7-]{19})</code>").matcher(added.text());
        while (codes.find()) {
            secrets.plant("recovery code", codes.group(1));
            secrets.plant("recovery code without dashes", codes.group(1).replace("-", ""));
        }
        Seen wrong = browser.form(
                "PUT",
                "/app/settings/account/password",
                Map.of(
                        "current",
                        "planted-wrong-password-71",
                        "password",
                        secrets.plant("new password", "planted-new-password-74")));
        secrets.show("refused password", wrong.text());
    }

    private void linksOf(Person owner) {
        Person colleague = people.colleague(owner, Role.EMPLOYEE);
        JsonNode invited = made("/api/v1/members", Map.of("email", "planted@example.test", "role", "employee"));
        secrets.plant("invitation link", token(invited.get("invitationUrl").asString()));
        JsonNode reset = made("/api/v1/members/" + colleague.member() + "/password-resets", Map.of());
        secrets.plant("password-reset link", token(reset.get("url").asString()));
        String setUp = links.make(new Links.Link(Links.Kind.SET_UP, null, false), Duration.ofDays(1))
                .reveal();
        secrets.plant("set-up link", setUp);
        String form = "/setup?token=" + setUp;
        people.stranger().fill(form, form, Map.of("email", "nobody", "password", "short"));
    }

    private static String token(String url) {
        return url.replaceAll(".*=", "");
    }

    /** What a program sends wrong, with secrets in it. */
    private void refusals(Person owner, Browser browser) {
        secrets.show(
                "unknown key",
                nobody.as(secrets.plant("unknown key", "fd_planted_unknown_key_0123456789"))
                        .get("/api/v1/me")
                        .text());
        String key = secrets.plant("mistyped secret", "planted-mistyped-secret-72");
        for (String body : List.of(
                "{\"connector\": \"telegram\", \"settings\": {\"token\": \"" + key + "\"",
                "{\"connector\": \"telegram\", \"settings\": \"" + key + "\"}",
                "{\"connector\": \"telegram\", \"settings\": {\"token\": \"" + key + "\", \"tokem\": \"" + key + "\"}}",
                "{\"connector\": \"telegram\", \"settings\": {\"token\": [\"" + key + "\"]}}",
                "{\"connector\": \"telegram\", \"autoStart\": \"" + key + "\"}",
                "\"" + key + "\"")) {
            refused("POST", "/api/v1/connections", body);
        }
        for (String body : List.of(
                "{\"provider\": \"openai\", \"apiKey\": {\"x\": \"" + key + "\"}}",
                "{\"provider\": \"openai\", \"apiKey\": \"" + key + "\", \"baseUrl\": \"http://[\"}",
                "{\"provider\": \"openai\", \"apiKey\": \"" + key + "\\u0000\"}",
                "{\"apiKey\": " + key + "}")) {
            refused("PUT", "/api/v1/projects/" + UUID.randomUUID() + "/model", body);
        }
        secrets.show(
                "refused key",
                browser.json(
                                "PUT",
                                "/api/v1/me/password",
                                "{\"password\": [\"" + key + "\"]}",
                                Map.of("X-CSRF-Token", browser.token()))
                        .text());
        secrets.show("nobody " + owner.email(), nobody.get("/api/v1/me").text());
    }

    /** What a person sends from the panel to where it cannot be taken. */
    private void errorPages(Browser browser) {
        String key = secrets.plant("secret of a lost form", "planted-lost-form-75");
        String project = "/app/projects/" + UUID.randomUUID();
        for (String path : List.of(
                project + "/connect/telegram", project + "/connect/telegram/checks", project + "/model/checks")) {
            Seen seen = browser.post(path, Map.of("token", key, "apiKey", key));
            assertThat(seen.status()).as(path).isEqualTo(404);
            secrets.show("error page POST " + path, seen.text());
        }
        Seen lost = browser.form("PUT", "/app/connections/" + UUID.randomUUID(), Map.of("token", key));
        assertThat(lost.status()).isEqualTo(404);
        secrets.show("error page PUT", lost.text());
        String link = secrets.plant("unknown link", "planted-unknown-link-76");
        for (String path : List.of("/invitation", "/password-reset", "/setup", "/app/nowhere")) {
            Seen seen = people.stranger().get(path + "?token=" + link);
            secrets.show("page for strangers " + path, seen.text());
            secrets.show(
                    "error page " + path, browser.get(path + "?token=" + link).text());
        }
    }

    private void refused(String method, String path, String body) {
        Answer answer = api.send(
                method, path, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(body).isBetween(400, 499);
        secrets.show("refused " + method + " " + path, answer.text());
    }

    private void model(String project) {
        Map<String, String> settings = Map.of(
                "provider",
                "openai",
                "baseUrl",
                SharedSandbox.url() + "/openai/v1",
                "model",
                "sandbox-chat",
                "apiKey",
                secrets.plant("model's key", "sk-planted-model-key-0123456789"));
        Answer answer = api.put("/api/v1/projects/" + project + "/model", settings);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        secrets.show("model saved", answer.text());
    }

    /** Posted to, so that there is a webhook secret. */
    private String connection(String project, JsonNode bot) {
        String token = secrets.plant("bot token", bot.get("token").asString());
        secrets.plant("bot token's second half", token.substring(token.indexOf(':') + 1));
        Answer answer = api.post(
                "/api/v1/projects/" + project + "/connections",
                Map.of("connector", "telegram", "autoStart", true, "settings", Map.of("token", token)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        secrets.show("connection made", answer.text());
        String id = answer.json().get("id").asString();
        database.sql("""
                        update connection
                        set webhook_address = 'http://127.0.0.1:' || ? || '/hooks/' || webhook_key
                        where connection_id = ?
                        """)
                .params(Integer.valueOf(environment.getRequiredProperty("local.server.port")), UUID.fromString(id))
                .update();
        Answer started = api.put("/api/v1/connections/" + id + "/activation", null);
        secrets.show("connection started", started.text());
        assertThat(started.json().get("mode").asString()).as(started.text()).isEqualTo("webhook");
        JsonNode calls = telegram.get("/calls?account=" + bot.get("account").asString());
        List<String> hooks = calls.findValuesAsString("secret_token");
        assertThat(hooks).as("%s", calls).isNotEmpty();
        hooks.forEach(secret -> secrets.plant("webhook secret", secret));
        Answer forged = nobody.send(
                "POST",
                URI.create(started.json().get("webhookUrl").asString()).getPath(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Telegram-Bot-Api-Secret-Token",
                        secrets.plant("forged webhook secret", "planted-forged-secret-73")),
                "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(forged.status()).isEqualTo(401);
        return id;
    }

    private void conversation(String connection, JsonNode bot) {
        models.put("/script", List.of(Map.of("text", "Good day to you")));
        telegram.post("/messages", Map.of("account", bot.get("account").asString(), "user", customer, "text", "Hello"));
        awaitStatus(connection, "sent");
    }

    private void awaitStatus(String connection, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(messages(connection))
                        .anyMatch(message -> message.get("status").asString("").equals(status)));
    }

    private List<JsonNode> messages(String connection) {
        return api.get("/api/v1/conversations?connectionId=" + connection)
                .json()
                .get("items")
                .valueStream()
                .flatMap(conversation -> api.get("/api/v1/conversations/"
                                + conversation.get("id").asString() + "/messages")
                        .json()
                        .get("items")
                        .valueStream())
                .toList();
    }

    /** Providers that are down, confused, or want nothing of us any more. */
    private void failures(String project, String connection, JsonNode bot) {
        String account = bot.get("account").asString();
        Map<String, String> message = Map.of("account", account, "user", Long.toString(customer), "text", "Once more");
        String path = "/api/v1/connections/" + connection;
        for (Map<String, ?> fault : List.of(
                Map.of("account", account, "status", 502, "html", true),
                Map.of("account", account, "status", 400),
                Map.of("account", account, "dropRate", 1.0))) {
            telegram.put("/faults", fault);
            secrets.show("checked", api.post(path + "/checks", null).text());
        }
        // one of another method would come after the last of these, which drops every call
        telegram.put("/faults", Map.of());
        telegram.put("/faults", Map.of("account", account, "method", "sendMessage", "status", 403));
        telegram.post("/messages", message);
        awaitStatus(connection, "failed");
        telegram.put("/faults", Map.of());
        for (int status : List.of(401, 429, 500)) {
            models.put("/script", List.of(Map.of("status", status)));
            secrets.show(
                    "chat",
                    api.post("/api/v1/projects/" + project + "/chat", Map.of("text", "Hello"))
                            .text());
            secrets.show(
                    "model checked",
                    api.post("/api/v1/projects/" + project + "/model/checks", null)
                            .text());
        }
        api.put(
                "/api/v1/projects/" + project + "/model",
                Map.of("baseUrl", "http://127.0.0.1:9/v1", "provider", "openai"));
        secrets.show(
                "chat",
                api.post("/api/v1/projects/" + project + "/chat", Map.of("text", "Hello"))
                        .text());
        telegram.post("/accounts/" + account + "/revocation", Map.of());
        secrets.show("checked", api.post(path + "/checks", null).text());
        await().untilAsserted(() ->
                assertThat(api.get(path).json().get("status").asString()).isEqualTo("error"));
        secrets.show(
                "the same bot",
                api.post(
                                "/api/v1/projects/" + project + "/connections",
                                Map.of(
                                        "connector",
                                        "telegram",
                                        "settings",
                                        Map.of("token", bot.get("token").asString())))
                        .text());
    }

    private void show(Browser browser, String project, String connection) {
        String described = "/api/v1/projects/" + project;
        for (String path : List.of(
                described,
                described + "/model",
                described + "/agents",
                described + "/documents",
                described + "/connections",
                "/api/v1/connections/" + connection,
                "/api/v1/connections/" + connection + "/events")) {
            shown("GET " + path, api.get(path));
        }
        CALLS.forEach(path -> shown("GET " + path, api.get(path)));
        shown("GET /actuator/prometheus", superAdmin.get("/actuator/prometheus"));
        messages(connection).forEach(message -> secrets.show("messages", message.toString()));
        String page = "/app/projects/" + project;
        for (String path : List.of(
                page,
                page + "/connect",
                page + "/knowledge",
                page + "/model",
                page + "/agents",
                page + "/try",
                "/app/connections/" + connection + "/events",
                "/app/connections/" + connection + "/state")) {
            secrets.show("page " + path, browser.get(path).text());
        }
        PAGES.forEach(path -> {
            Seen seen = browser.get(path);
            assertThat(seen.status()).as(path).isLessThan(400);
            secrets.show("page " + path, seen.text());
        });
    }

    private void shown(String place, Answer answer) {
        assertThat(answer.status()).as(place + " " + answer.text()).isEqualTo(200);
        secrets.show(place, answer.text());
    }
}
