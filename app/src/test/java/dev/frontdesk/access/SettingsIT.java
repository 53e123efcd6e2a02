package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.platform.TestPostgres;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.ProductProcess;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the start-up settings do, and how the program ends, seen from outside. */
class SettingsIT {

    private Path folder = Path.of("");
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/settings")), "");
        port = ProductProcess.freePort();
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    @Test
    void beginsEmptyAndSharesItsFolderWithNobody() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> settings = Map.of(
                "DATABASE_URL", TestPostgres.emptyDatabase(),
                "FRONTDESK_ADMIN_EMAIL", "",
                "FRONTDESK_ADMIN_PASSWORD", "",
                "FRONTDESK_API_KEY", "");
        try (ProductProcess product = ProductProcess.start(port, data, log("first"), settings)) {
            ApiClient api = product.api().as(null);
            String link = setUpLink();
            Map<String, String> first = Map.of(
                    "token", link.replaceAll(".*=", ""),
                    "organization", "Workshop",
                    "name", "Ada",
                    "email", "ada@example.test",
                    "password", "fake-password-of-the-first");
            assertThat(new Browser(api).fill(link, "/setup", first).location()).isEqualTo("/app");
            assertThat(api.get(link).status()).as("good once").isEqualTo(404);
            assertThat(product.api().get("/api/v1/me").status()).isEqualTo(401);
            assertThat(api.get("/sign-up").status()).as("by invitation only").isEqualTo(403);

            int second = ProductProcess.startInVain(ProductProcess.freePort(), data, log("second"), settings);
            assertThat(second).isEqualTo(1);
            assertThat(Files.readString(log("second")))
                    .contains("Frontdesk can't start. Another Frontdesk", "already uses the data folder")
                    .doesNotContain("\tat ");
            assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(product.terminate()).as("SIGTERM").isZero();
        }
        Map<String, String> wrongKey = new HashMap<>(settings);
        wrongKey.put("FRONTDESK_SECRET_KEY", "ZmFrZS1rZXktb2Ytbm9ib2R5LWF0LWFsbC0wMTIzNDU=");
        assertThat(ProductProcess.startInVain(port, data, log("wrong-key"), wrongKey))
                .isEqualTo(1);
        assertThat(Files.readString(log("wrong-key")))
                .contains("Frontdesk can't start. The master key is not the one", "it comes from FRONTDESK_SECRET_KEY")
                .doesNotContain("\tat ", "memory leak", "ZmFrZS1");
    }

    private String setUpLink() {
        Pattern line = Pattern.compile("Set up +http://localhost:" + port + "(/setup\\?token=\\S+)");
        return await().until(
                        () -> line.matcher(Files.readString(log("first")))
                                .results()
                                .map(found -> found.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void takesDatabaseAdminKeyAddressAndBotFromSettings() throws Exception {
        JsonNode bot = new SandboxControl("telegram").post("/accounts", Map.of());
        String address = "http://127.0.0.1:" + port;
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                TestPostgres.emptyDatabase(),
                "FRONTDESK_SIGN_UP",
                "open",
                "FRONTDESK_PUBLIC_URL",
                address,
                "FRONTDESK_TELEGRAM_BASE_URL",
                SharedSandbox.url() + "/telegram",
                "TELEGRAM_BOT_TOKEN",
                bot.get("token").asString(),
                "TG_WEBHOOK_SECRET",
                "fake-secret-of-the-environment",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                "ecs");
        Path data = folder.resolve("data");
        try (ProductProcess product = ProductProcess.start(port, data, log("product"), settings)) {
            ApiClient api = product.api();
            assertThat(api.get("/api/v1/me").json().at("/organization/name").asString())
                    .isEqualTo("My organization");
            assertThat(api.get("/api/v1/members").json().at("/items/0/email").asString())
                    .isEqualTo("owner@example.test");
            assertThat(new Browser(api.as(null))
                            .signIn("owner@example.test", "fake-password-of-the-owner")
                            .location())
                    .isEqualTo("/app");
            assertThat(api.as(null).get("/sign-up").status()).as("open to all").isEqualTo(200);
            try (var files = Files.list(data)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as("no database of its own")
                        .noneMatch(name -> name.contains("postgres"));
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(api.get("/v1/telegram")
                                    .json()
                                    .path("status")
                                    .asString())
                            .isEqualTo("running"));
            JsonNode connection = api.get("/v1/telegram").json();
            assertThat(connection.get("webhookUrl").asString()).startsWith(address + "/");
            assertThat(hook(bot)).isEqualTo(connection.get("webhookUrl").asString());
            assertThat(post(api, Map.of()).status()).isEqualTo(401);
            assertThat(post(api, Map.of("X-Telegram-Bot-Api-Secret-Token", "fake-secret-of-the-environment"))
                            .status())
                    .isEqualTo(200);
            assertThat(product.terminate()).as("SIGTERM").isZero();
        }
        assertThat(Files.readString(log("product")).lines().filter(line -> line.startsWith("{")))
                .as("structured log")
                .anyMatch(line -> line.contains("\"ecs\"") && line.contains("Started Frontdesk"));
    }

    private static String hook(JsonNode bot) {
        return ApiClient.anonymous(SharedSandbox.url())
                .post("/telegram/bot" + bot.get("token").asString() + "/getWebhookInfo", null)
                .json()
                .at("/result/url")
                .asString();
    }

    private static Answer post(ApiClient api, Map<String, String> headers) {
        byte[] update = "{\"update_id\": 1, \"poll\": {}}".getBytes(StandardCharsets.UTF_8);
        return api.as(null).send("POST", "/v1/telegram", headers, update);
    }
}
