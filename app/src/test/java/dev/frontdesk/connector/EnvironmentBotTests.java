package dev.frontdesk.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A bot named in the start-up settings, under the names and addresses of other products. */
@FrontdeskTest
class EnvironmentBotTests {

    private static final String SECRET = "fake-webhook-secret-of-the-environment";
    private static final SandboxControl SANDBOX = new SandboxControl("telegram");
    private static final JsonNode BOT = SANDBOX.post("/accounts", Map.of());

    @Autowired
    ApiClient api;

    @Value("${local.server.port}")
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("TG_BOT_TOKEN", () -> " " + BOT.path("token").asString() + " ");
        settings.add("TG_WEBHOOK_SECRET", () -> SECRET);
    }

    @BeforeEach
    void awaitStart() {
        await().untilAsserted(() -> assertThat(
                        api.get("/v1/telegram").json().path("status").asString())
                .isEqualTo("running"));
    }

    @Test
    void joinsTheDefaultProject() {
        JsonNode bot = api.get("/v1/telegram").json();
        assertThat(bot.path("account").asString())
                .isEqualTo("@" + BOT.path("username").asString());
        assertThat(bot.path("autoStart").asBoolean()).isTrue();
        JsonNode project =
                api.get("/api/v1/projects/" + bot.path("projectId").asString()).json();
        assertThat(project.path("name").asString()).isEqualTo("Default");
    }

    @Test
    void tellsWhoTheBotIs() {
        JsonNode info = api.get("/api/telegram/bot/info/").json();
        assertThat(info.path("ok").asBoolean()).isTrue();
        assertThat(info.path("bot_info").path("username").asString())
                .isEqualTo(BOT.path("username").asString());
    }

    @Test
    void setsTheWebhookItIsGiven() {
        String url = "http://127.0.0.1:" + port + "/api/telegram/webhook/";
        JsonNode set = api.post("/api/telegram/webhook/set/", Map.of("webhook_url", url))
                .json();
        assertThat(set.path("webhook_info").path("url").asString())
                .as(set.toString())
                .isEqualTo(url);
        assertThat(api.get("/api/telegram/webhook/info/")
                        .json()
                        .path("webhook_info")
                        .path("url")
                        .asString())
                .isEqualTo(url);
        Map<String, String> proof = Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET);
        byte[] update = "{\"update_id\":1,\"poll\":{}}".getBytes(UTF_8);
        assertThat(api.as(null)
                        .send("POST", "/api/telegram/webhook/", proof, update)
                        .status())
                .isEqualTo(200);
        assertThat(api.as(null).send("POST", "/v1/telegram", proof, update).status())
                .isEqualTo(200);
        assertThat(api.as(null).send("POST", "/v1/telegram", Map.of(), update).status())
                .isEqualTo(401);
    }

    @Test
    void refusesAnAddressThatProvidersWouldNotPostTo() {
        assertThat(api.post("/api/telegram/webhook/set/", Map.of("webhook_url", "http://shop.example/hook"))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/telegram/webhook/set/", Map.of("webhook_url", "not an address"))
                        .status())
                .isEqualTo(422);
    }
}
