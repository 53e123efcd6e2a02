package dev.frontdesk.browser;

import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Browser tests share one product: with the sandbox and its demo on, and open to newcomers. */
@FrontdeskTest
abstract class InBrowser {

    static final String DEMO_EMAIL = "demo@frontdesk.example";
    static final String DEMO_PASSWORD = "frontdesk-demo";

    @Autowired
    ApiClient api;

    final SandboxControl telegram = new SandboxControl("telegram");

    @DynamicPropertySource
    static void asRunStartsIt(DynamicPropertyRegistry settings) {
        settings.add("frontdesk.sandbox", () -> "on");
        settings.add(
                "frontdesk.sandbox-port", () -> URI.create(SharedSandbox.url()).getPort());
        settings.add("frontdesk.telegram.base-url", () -> "");
        settings.add("frontdesk.admin-email", () -> "");
        settings.add("frontdesk.admin-password", () -> "");
        settings.add("frontdesk.sign-up", () -> "open");
    }

    @BeforeEach
    void needsABrowser() {
        Chromium.shared();
    }

    /** The project of the demo, with its documents and questions. */
    String demoProject() {
        return api.get("/api/v1/projects").json().at("/items/0/id").asString();
    }

    /** The demo is furnished in the background. */
    void awaitKnown(String title) {
        String documents = "/api/v1/projects/" + demoProject() + "/documents?limit=100";
        await().atMost(Duration.ofMinutes(2))
                .until(() -> api.get(documents)
                        .json()
                        .path("items")
                        .valueStream()
                        .anyMatch(each -> each.path("title").asString().equals(title)
                                && each.path("status").asString().equals("ready")));
    }

    Visitor visitor(String language) {
        return new Visitor(api.url(""), language);
    }

    static String freshEmail() {
        return "olena-" + UUID.randomUUID() + "@example.test";
    }

    /** A bot of the sandbox that nobody has connected. */
    JsonNode freshBot(String name) {
        return telegram.post("/accounts", Map.of("name", name));
    }

    static String token(JsonNode bot) {
        return bot.path("token").asString();
    }
}
