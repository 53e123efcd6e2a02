package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The messaging hub where two things happen at once. */
class HubIT extends InBrowser {

    private static final Pattern REFRESH = Pattern.compile(".*/messages(\\?.*)?$");

    @Test
    void takesOverThoughTheButtonWasReplacedMeanwhile() {
        JsonNode bot = freshBot("Busy");
        String connection = api.post(
                        "/api/v1/projects/" + demoProject() + "/connections",
                        Map.of("connector", "telegram", "settings", Map.of("token", token(bot))))
                .json()
                .path("id")
                .asString();
        api.put("/api/v1/connections/" + connection + "/activation", null);
        try (Visitor owner = visitor("en")) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/messaging");
            write(bot, "First");
            owner.page
                    .locator(".hub-line", new Page.LocatorOptions().setHasText("Busy Bee"))
                    .click();
            assertThat(owner.page.locator("#messages .by-assistant")).hasCount(1);
            List<Route> refreshes = new ArrayList<>();
            owner.page.route(REFRESH, refreshes::add);
            write(bot, "Second");
            owner.page.waitForCondition(() -> !refreshes.isEmpty());
            List<Route> takeovers = new ArrayList<>();
            owner.page.route("**/takeover", takeovers::add);
            owner.button("conversation.take-over").click();
            owner.page.waitForCondition(() -> !takeovers.isEmpty());
            owner.page.unroute(REFRESH);
            refreshes.getFirst().resume();
            assertThat(owner.page.locator("#messages")).containsText("Second");
            takeovers.getFirst().resume();
            assertThat(owner.page.locator("#thread-head .state")).hasText(owner.say("conversation.state.person"));
            assertThat(owner.page.locator(".compose-answer textarea"))
                    .hasAttribute("placeholder", owner.say("conversation.write"));
            assertThat(owner.complaints).isEmpty();
        }
    }

    private void write(JsonNode bot, String text) {
        telegram.post(
                "/messages",
                Map.of(
                        "account",
                        token(bot),
                        "user",
                        Map.of("id", 700_100_300, "firstName", "Busy", "lastName", "Bee", "languageCode", "en"),
                        "text",
                        text));
    }
}
