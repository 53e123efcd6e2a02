package dev.frontdesk.connectors.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
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
