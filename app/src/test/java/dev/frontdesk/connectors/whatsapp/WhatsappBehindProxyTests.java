package dev.frontdesk.connectors.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Twilio calls a public https address, and a proxy calls us: what was signed is the public one. */
@FrontdeskTest
class WhatsappBehindProxyTests {

    private static final String PUBLIC = "https://bot.example.org";
    private static final String FIXED = "/api/integrations/webhooks/whatsapp/";
    private static final SandboxControl SANDBOX = new SandboxControl("whatsapp");

    @Autowired
    ApiClient api;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("frontdesk.public-url", () -> PUBLIC);
        settings.add("frontdesk.sandbox", () -> "on");
        settings.add(
                "frontdesk.sandbox-port", () -> URI.create(SharedSandbox.url()).getPort());
    }

    private JsonNode connect(JsonNode made, String environment) {
        String project = api.post(
                        "/api/v1/projects",
                        Map.of("name", "Shop " + made.path("account").asString()))
                .json()
                .path("id")
                .asString();
        ApiClient.Answer answer = api.post(
                "/api/v1/projects/" + project + "/connections",
                Map.of(
                        "connector",
                        "whatsapp",
                        "environment",
                        environment,
                        "settings",
                        Map.of(
                                "accountSid", made.path("accountSid").asString(),
                                "authToken", made.path("authToken").asString(),
                                "number", made.path("number").asString())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String id = answer.json().path("id").asString();
        JsonNode started =
                api.put("/api/v1/connections/" + id + "/activation", null).json();
        assertThat(started.path("status").asString()).as(started.toString()).isEqualTo("running");
        return answer.json();
    }

    @Test
    void believesTheAddressThatTwilioWasGiven() {
        JsonNode made = SANDBOX.post("/accounts", Map.of());
        JsonNode connection = connect(made, "real");
        String shown = connection.path("webhookUrl").asString();
        assertThat(shown).startsWith(PUBLIC + "/hooks/").endsWith("#rc=5&rp=all");
        String path = shown.replace(PUBLIC, "").replaceFirst("#.*", "");
        String token = made.path("authToken").asString();
        String body = "MessageSid=SM1&MessageStatus=sent&From=whatsapp%3A%2B"
                + made.path("account").asString();
        for (String at : new String[] {path, FIXED, FIXED + "?tenant=42"}) {
            assertThat(post(at, body, SignedPost.signature(token, PUBLIC + at, body)))
                    .as(at)
                    .isEqualTo(200);
            assertThat(post(at, body, SignedPost.signature(token, PUBLIC + ":443" + at, body)))
                    .as("with its port: " + at)
                    .isEqualTo(200);
            assertThat(post(at, body, SignedPost.signature(token, PUBLIC.replace("https", "http") + at, body)))
                    .as("over http: " + at)
                    .isEqualTo(401);
            assertThat(post(at, body, SignedPost.signature(token, api.url(at), body)))
                    .as("by our own name: " + at)
                    .isEqualTo(401);
        }
    }

    /** What a stranger says about the way here changes nothing. */
    private int post(String path, String body, String signature) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Content-Type", "application/x-www-form-urlencoded",
                "X-Twilio-Signature", signature,
                "X-Forwarded-Host", "evil.example.org",
                "X-Forwarded-Proto", "http"));
        return api.as(null).send("POST", path, headers, body.getBytes(UTF_8)).status();
    }

    @Test
    void stillHearsTheSandboxOnThisMachine() {
        JsonNode made = SANDBOX.post("/accounts", Map.of());
        JsonNode connection = connect(made, "sandbox");
        String shown = connection.path("webhookUrl").asString();
        assertThat(shown).startsWith("http://127.0.0.1:");
        String number = made.path("account").asString();
        for (String webhook : new String[] {shown, shown.replaceFirst("/hooks/.*", FIXED)}) {
            SANDBOX.put("/accounts/" + number + "/webhook", Map.of("webhook", webhook));
            SANDBOX.post("/messages", Map.of("account", number, "user", 700100201, "text", "/help"));
            await().untilAsserted(() -> assertThat(answers(number)).isEqualTo(webhook.equals(shown) ? 1 : 2));
        }
    }

    private static long answers(String number) {
        long answers = 0;
        for (JsonNode message :
                SANDBOX.get("/messages?account=" + number + "&chat=700100201").path("items")) {
            answers += message.path("direction").asString().equals("out") ? 1 : 0;
        }
        return answers;
    }
}
