package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** With the sandbox on, connections live there unless somebody says otherwise. */
@FrontdeskTest
class SandboxConnectionsTests {

    @Autowired
    ApiClient api;

    @DynamicPropertySource
    static void sandboxIsOn(DynamicPropertyRegistry settings) {
        settings.add("frontdesk.sandbox", () -> "on");
        settings.add(
                "frontdesk.sandbox-port", () -> URI.create(SharedSandbox.url()).getPort());
        settings.add("frontdesk.telegram.base-url", () -> "");
    }

    private Answer create(String token) {
        return api.post("/api/v1/connections", Map.of("connector", "telegram", "settings", Map.of("token", token)));
    }

    @Test
    void livesInTheSandbox() {
        JsonNode bot = new SandboxControl("telegram").post("/accounts", Map.of());
        JsonNode made = create(bot.path("token").asString()).json();
        assertThat(made.path("environment").asString()).as(made.toString()).isEqualTo("sandbox");
        JsonNode started = api.put("/api/v1/connections/" + made.path("id").asString() + "/activation", null)
                .json();
        assertThat(started.path("status").asString()).isEqualTo("running");
    }

    @Test
    void offersTheRealProviderToARealToken() {
        Answer answer = create("123456789:AAfakefakefakefakefakefakefakefakefa");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("message").asString())
                .contains("HTTP 401", "\"environment\": \"real\"");
    }
}
