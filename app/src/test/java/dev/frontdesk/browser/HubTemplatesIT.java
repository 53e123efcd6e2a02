package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Too late for free text: the hub offers what can still be sent. */
class HubTemplatesIT extends InBrowser {

    private final SandboxControl whatsapp = new SandboxControl("whatsapp");

    @AfterEach
    void takeTheTroubleBack() {
        whatsapp.put("/faults", Map.of());
    }

    @Test
    void offersTemplatesOnceTheProviderRefusesFreeText() {
        JsonNode number = whatsapp.post("/accounts", Map.of());
        connect(number);
        approve(number, "Your flowers are ready");
        write(number, "Hello");
        try (Visitor owner = visitor("en")) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/messaging?channel=whatsapp");
            owner.page.locator(".hub-line").first().click();
            assertThat(owner.page.locator("#messages .by-assistant .delivery-read"))
                    .hasCount(1);
            whatsapp.put(
                    "/faults",
                    Map.of(
                            "account",
                            number.path("account").asString(),
                            "method",
                            "createMessage",
                            "status",
                            400,
                            "code",
                            63016));
            owner.page.route("**/messages?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
            owner.page.locator("#composer textarea").fill("Are you still there?");
            owner.page.keyboard().press("Enter");
            savesANoteOnceItIsClosed(owner);
            owner.page.unroute("**/messages?*");
            api.post("/api/v1/conversations/" + opened(owner) + "/notes", Map.of("text", "Now by template"));
            Locator template = owner.page.locator("#composer .template");
            assertThat(template).containsText("Your flowers are ready");
            assertThat(owner.page.locator("#composer textarea")).hasCount(0);
            assertThat(owner.page.locator("#messages")).containsText(owner.say("conversation.problem.window_closed"));
            HubFilesIT.photograph(owner.page, "templates");
            owner.page.setViewportSize(360, 740);
            HubFilesIT.photograph(owner.page, "templates-360");
            owner.page.setViewportSize(1280, 800);
            whatsapp.put("/faults", Map.of());
            owner.page.onDialog(dialog -> dialog.accept());
            template.click();
            assertThat(owner.page
                            .locator("#messages .by-person", new Page.LocatorOptions().setHasText("flowers are ready"))
                            .locator(".delivery-read"))
                    .hasCount(1);
            write(number, "Thank you");
            assertThat(owner.page.locator("#composer textarea")).hasCount(1);
            assertThat(owner.complaints).isEmpty();
        }
    }

    /** The note's answer shows the refused message while the composer still takes free text. */
    private void savesANoteOnceItIsClosed(Visitor owner) {
        owner.page.waitForCondition(() -> api.get("/api/v1/conversations/" + opened(owner) + "/messages")
                .json()
                .toString()
                .contains("window_closed"));
        owner.button("conversation.compose.note").click();
        owner.page.locator(".compose-note textarea").fill("They may be asleep");
        owner.page.keyboard().press("Enter");
        assertThat(owner.page.locator("#messages .private-note")).hasCount(1);
        owner.button("conversation.compose.answer").click();
        assertThat(owner.page.locator("#composer textarea")).hasCount(1);
    }

    private static String opened(Visitor owner) {
        return owner.page.url().replaceAll(".*/messaging/([0-9a-f-]{36}).*", "$1");
    }

    private void connect(JsonNode number) {
        JsonNode made = api.post(
                        "/api/v1/projects/" + demoProject() + "/connections",
                        Map.of(
                                "connector",
                                "whatsapp",
                                "settings",
                                Map.of(
                                        "accountSid", number.path("accountSid").asString(),
                                        "authToken", number.path("authToken").asString(),
                                        "number", number.path("number").asString())))
                .json();
        api.put("/api/v1/connections/" + made.path("id").asString() + "/activation", null);
        whatsapp.put(
                "/accounts/" + number.path("account").asString() + "/webhook",
                Map.of("webhook", made.path("webhookUrl").asString()));
    }

    private void write(JsonNode number, String text) {
        whatsapp.post(
                "/messages", Map.of("account", number.path("account").asString(), "user", 380501112299L, "text", text));
    }

    private void approve(JsonNode number, String text) {
        String login = number.path("accountSid").asString() + ":"
                + number.path("authToken").asString();
        String sid = ApiClient.anonymous(SharedSandbox.url() + "/whatsapp")
                .send(
                        "POST",
                        "/v1/Content",
                        Map.of(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)),
                                "Content-Type",
                                "application/json"),
                        ("{\"friendly_name\":\"ready\",\"language\":\"en\",\"types\":{\"twilio/text\":{\"body\":\""
                                        + text + "\"}}}")
                                .getBytes(UTF_8))
                .json()
                .path("sid")
                .asString();
        whatsapp.put(
                "/approvals",
                Map.of("account", number.path("account").asString(), "contentSid", sid, "status", "approved"));
    }
}
