package dev.frontdesk.connectors.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A number from its connection to an answer, in the whole product without a public address. */
@FrontdeskTest
class WhatsappProductTests {

    private static final String FIXED = "/api/integrations/webhooks/whatsapp/";
    private static final SandboxControl SANDBOX = new SandboxControl("whatsapp");
    private static final JsonNode ENVIRONMENT = SANDBOX.post("/accounts", Map.of("name", "Of the settings"));

    @Autowired
    ApiClient api;

    @Autowired
    MutableClock clock;

    private final long person = ThreadLocalRandom.current().nextLong(100_000_000L, 1_000_000_000L);
    private JsonNode made;
    private String connection;
    private String address;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("frontdesk.whatsapp.base-url", () -> SharedSandbox.url() + "/whatsapp");
        settings.add("TWILIO_ACCOUNT_SID", () -> ENVIRONMENT.path("accountSid").asString());
        settings.add("TWILIO_AUTH_TOKEN", () -> ENVIRONMENT.path("authToken").asString());
    }

    @BeforeEach
    void connect() {
        made = SANDBOX.post("/accounts", Map.of());
        String project = api.post("/api/v1/projects", Map.of("name", "Shop " + person, "prompt", "Be kind."))
                .json()
                .path("id")
                .asString();
        ApiClient.Answer answer = api.post(
                "/api/v1/projects/" + project + "/connections",
                Map.of(
                        "connector",
                        "whatsapp",
                        "settings",
                        Map.of(
                                "accountSid", made.path("accountSid").asString(),
                                "authToken", made.path("authToken").asString(),
                                "number", made.path("number").asString())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        connection = answer.json().path("id").asString();
        address = answer.json().path("webhookUrl").asString();
        JsonNode started = api.put("/api/v1/connections/" + connection + "/activation", null)
                .json();
        assertThat(started.path("status").asString()).as(started.toString()).isEqualTo("running");
    }

    @Test
    void answersAtTheAddressThatItShows() {
        assertThat(address).startsWith("http://127.0.0.1:").contains("/hooks/").endsWith("#rc=5&rp=all");
        paste(address);
        write("/help");
        await().untilAsserted(() -> assertThat(seen("out")).isNotEmpty());
        await().untilAsserted(() -> assertThat(statuses()).contains("read"));
        await().untilAsserted(() -> assertThat(ours().path("status").asString()).isEqualTo("read"));
    }

    @Test
    void offersATemplateOnceTheWindowIsClosed() {
        paste(address);
        write("/help");
        await().untilAsserted(() -> assertThat(ours().path("status").asString()).isEqualTo("read"));
        String template = approved("We are {{1}}");
        String offer = "/api/v1/conversations/" + conversation() + "/templates";
        assertThat(api.get(offer).json().path("windowClosed").asBoolean()).isFalse();
        SANDBOX.put("/clock", Map.of("advanceSeconds", Duration.ofHours(25).toSeconds()));
        answer(Map.of("text", "Too late"));
        await().untilAsserted(() -> assertThat(ours().path("status").asString()).isEqualTo("failed"));
        assertThat(ours().path("problem").asString()).startsWith("63016");
        clock.advance(Duration.ofHours(25));
        JsonNode closed = api.get(offer).json();
        assertThat(closed.path("windowClosed").asBoolean()).isTrue();
        assertThat(closed.path("items"))
                .singleElement()
                .satisfies(each -> assertThat(each.path("id").asString()).isEqualTo(template))
                .satisfies(each -> assertThat(each.path("text").asString()).isEqualTo("We are back"));
        answer(Map.of("template", template));
        await().untilAsserted(() -> assertThat(seen("out").getLast().toString()).contains("We are back"));
        assertThat(ours().path("text").asString()).isEqualTo("We are back");
    }

    @Test
    void refusesFreeTextBeforehandOnceTheWindowIsClosed() {
        paste(address);
        write("/help");
        await().untilAsserted(() -> assertThat(ours().path("status").asString()).isEqualTo("read"));
        int calls = sendCalls();
        clock.advance(Duration.ofHours(25));
        ApiClient.Answer refused =
                api.post("/api/v1/conversations/" + conversation() + "/messages", Map.of("text", "Too late"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("template");
        assertThat(sendCalls()).isEqualTo(calls);
        assertThat(seen("out")).hasSize(1);
    }

    @Test
    void failsALateAnswerWithTheReasonAndCallsForAttention() {
        paste(address);
        SANDBOX.put("/faults", Map.of("account", number(), "method", "createMessage", "retryAfter", 3, "times", 1));
        write("/help");
        await().untilAsserted(() -> assertThat(ours().path("status").asString()).isEqualTo("queued"));
        int calls = sendCalls();
        clock.advance(Duration.ofHours(25));
        await().untilAsserted(() -> assertThat(ours().path("status").asString()).isEqualTo("failed"));
        assertThat(ours().path("problemCode").asString()).isEqualTo("window_closed");
        assertThat(sendCalls()).isEqualTo(calls);
        assertThat(api.get("/api/v1/conversations/" + conversation())
                        .json()
                        .path("attention")
                        .asString())
                .isEqualTo("not_delivered");
    }

    private int sendCalls() {
        return SANDBOX.get("/calls?account=" + number().replace("+", "%2B") + "&method=createMessage")
                .path("items")
                .size();
    }

    @Test
    void takesTheProvidersWordThatTheWindowIsClosed() {
        paste(address);
        write("/help");
        await().untilAsserted(() -> assertThat(ours().path("status").asString()).isEqualTo("read"));
        SANDBOX.put("/faults", Map.of("account", number(), "method", "createMessage", "status", 400, "code", 63016));
        answer(Map.of("text", "Too late"));
        await().untilAsserted(
                        () -> assertThat(ours().path("problemCode").asString()).isEqualTo("window_closed"));
        SANDBOX.put("/faults", Map.of());
        assertThat(api.get("/api/v1/conversations/" + conversation() + "/templates")
                        .json()
                        .path("windowClosed")
                        .asBoolean())
                .isTrue();
    }

    @AfterEach
    void setTheClocksRight() {
        clock.reset();
        SANDBOX.put("/clock", Map.of());
    }

    private void answer(Map<String, ?> message) {
        ApiClient.Answer answer = api.post("/api/v1/conversations/" + conversation() + "/messages", message);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private String conversation() {
        return api.get("/api/v1/conversations?connectionId=" + connection)
                .json()
                .at("/items/0/id")
                .asString();
    }

    /** Our newest message. */
    private JsonNode ours() {
        for (JsonNode message : api.get("/api/v1/conversations/" + conversation() + "/messages")
                .json()
                .path("items")) {
            if (message.path("direction").asString().equals("out")) {
                return message;
            }
        }
        throw new AssertionError("Nothing was said");
    }

    private String approved(String text) {
        ApiClient twilio = ApiClient.anonymous(SharedSandbox.url() + "/whatsapp");
        String login = made.path("accountSid").asString() + ":"
                + made.path("authToken").asString();
        String sid = twilio.send(
                        "POST",
                        "/v1/Content",
                        Map.of(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)),
                                "Content-Type",
                                "application/json"),
                        ("{\"friendly_name\":\"back\",\"language\":\"en\",\"variables\":{\"1\":\"back\"},"
                                        + "\"types\":{\"twilio/text\":{\"body\":\"" + text + "\"}}}")
                                .getBytes(UTF_8))
                .json()
                .path("sid")
                .asString();
        SANDBOX.put("/approvals", Map.of("account", number(), "contentSid", sid, "status", "approved"));
        return sid;
    }

    @Test
    void answersAtTheFixedAddressByItsNumber() {
        paste(api.url(FIXED));
        write("/help");
        await().untilAsserted(() -> assertThat(seen("out")).isNotEmpty());
        paste(api.url(FIXED.substring(0, FIXED.length() - 1)));
        write("/help");
        await().untilAsserted(() -> assertThat(seen("out")).hasSize(2));
    }

    @Test
    void refusesForgeriesAtBothAddressesAndCountsThem() {
        String to = made.path("number").asString().replace("+", "%2B");
        String body = "MessageSid=SM1&From=whatsapp%3A%2B380501234567&Body=hi&To=whatsapp%3A" + to;
        String key = address.replaceFirst("^http://[^/]+", "").replaceFirst("#.*", "");
        for (String path : List.of(FIXED, key)) {
            assertThat(post(path, body, "bm90IHRoZSBzaWduYXR1cmU=")).as(path).isEqualTo(401);
        }
        await().untilAsserted(() -> assertThat(api.get("/api/v1/connections/" + connection)
                        .json()
                        .path("counters")
                        .path("refused")
                        .asInt())
                .isEqualTo(2));
        assertThat(api.get("/api/v1/connections/" + connection + "/events").text())
                .contains("webhook_refused");
    }

    @Test
    void knowsNobodyElsesNumberAndNothingElse() {
        assertThat(post(FIXED, "MessageSid=SM1&To=whatsapp%3A%2B19999999999", "x"))
                .isEqualTo(404);
        assertThat(post(FIXED, "%%%", "x")).isEqualTo(404);
        assertThat(post(FIXED, "", "x")).isEqualTo(404);
    }

    @Test
    void answersInTheFormThatTwilioExpects() {
        paste(address);
        ApiClient anybody = api.as(null);
        ApiClient.Answer answer = anybody.send(
                "POST",
                FIXED,
                signed(api.url(FIXED), "MessageStatus=sent&MessageSid=SM1&From=whatsapp%3A%2B" + number()),
                ("MessageStatus=sent&MessageSid=SM1&From=whatsapp%3A%2B" + number()).getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("<Response/>");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    }

    @Test
    void makesTheConnectionOfTheSettings() {
        await().untilAsserted(
                        () -> assertThat(api.get("/api/v1/projects").text()).contains("Default"));
        await().untilAsserted(() -> {
            List<String> accounts = new ArrayList<>();
            for (JsonNode project : api.get("/api/v1/projects").json().path("items")) {
                api.get("/api/v1/projects/" + project.path("id").asString() + "/connections")
                        .json()
                        .path("items")
                        .forEach(each -> accounts.add(each.path("accountId").asString("")));
            }
            assertThat(accounts).contains(ENVIRONMENT.path("account").asString());
        });
    }

    private static Map<String, String> form(String signature) {
        return Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Twilio-Signature", signature);
    }

    private Map<String, String> signed(String url, String body) {
        return form(SignedPost.signature(made.path("authToken").asString(), url, body));
    }

    private int post(String path, String body, String signature) {
        return api.as(null)
                .send("POST", path, form(signature), body.getBytes(UTF_8))
                .status();
    }

    private String number() {
        return made.path("account").asString();
    }

    private void paste(String webhook) {
        SANDBOX.put("/accounts/" + number() + "/webhook", Map.of("webhook", webhook));
    }

    private void write(String text) {
        SANDBOX.post("/messages", Map.of("account", number(), "user", person, "text", text));
    }

    private List<JsonNode> seen(String direction) {
        List<JsonNode> seen = new ArrayList<>();
        SANDBOX.get("/messages?account=" + number() + "&chat=" + person)
                .path("items")
                .forEach(message -> {
                    if (message.path("direction").asString().equals(direction)) {
                        seen.add(message);
                    }
                });
        return seen;
    }

    private List<String> statuses() {
        return seen("out").stream()
                .map(message -> message.path("status").asString())
                .toList();
    }
}
