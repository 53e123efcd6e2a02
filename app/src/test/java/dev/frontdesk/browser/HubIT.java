package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The messaging hub where two things happen at once. */
class HubIT extends InBrowser {

    private static final Pattern OPENED = Pattern.compile(".*/app/messaging/[0-9a-f-]{36}(\\?.*)?$");
    private static final Pattern REFRESH = Pattern.compile(".*/messages(\\?.*)?$");

    @Test
    void takesOverThoughTheButtonWasReplacedMeanwhile() {
        JsonNode bot = freshBot("Busy");
        connected(bot);
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
            String id = owner.page.url().replaceAll(".*/messaging/([0-9a-f-]{36}).*", "$1");
            owner.page.waitForCondition(() -> answers(id) == 2 && !refreshes.isEmpty());
            List<Route> takeovers = new ArrayList<>();
            owner.page.route("**/takeover", takeovers::add);
            owner.button("conversation.take-over").click();
            owner.page.waitForCondition(() -> !takeovers.isEmpty());
            owner.page.unroute(REFRESH);
            refreshes.forEach(Route::resume);
            assertThat(owner.page.locator("#messages")).containsText("Second");
            takeovers.getFirst().resume();
            assertThat(owner.page.locator("#thread-head .state")).hasText(owner.say("conversation.state.person"));
            assertThat(owner.page.locator(".compose-answer textarea"))
                    .hasAttribute("placeholder", owner.say("conversation.write"));
            assertThat(owner.complaints).isEmpty();
        }
    }

    @Test
    void showsWhatWasSaidWhileAConversationWasOnItsWay() {
        JsonNode bot = freshBot("Late");
        connected(bot);
        try (Visitor owner = visitor("en")) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/messaging?channel=telegram");
            write(bot, 700_100_301, "Late", "Riser", "Early");
            Locator line = owner.page
                    .locator(".hub-line", new Page.LocatorOptions().setHasText("Late Riser"))
                    .first();
            assertThat(line).isVisible();
            Map<Route, APIResponse> opened = new LinkedHashMap<>();
            owner.page.route(OPENED, route -> opened.put(route, route.fetch()));
            line.click();
            owner.page.waitForCondition(() -> !opened.isEmpty());
            String id = line.getAttribute("href").replaceAll(".*/messaging/([0-9a-f-]{36}).*", "$1");
            write(bot, 700_100_301, "Late", "Riser", "And another thing");
            owner.page.waitForCondition(() -> answers(id) == 2);
            owner.page.evaluate("document.addEventListener('live', () => window.heard = true)");
            api.post("/api/v1/conversations/" + id + "/notes", Map.of("text", "The last news"));
            owner.page.waitForCondition(() -> Boolean.TRUE.equals(owner.page.evaluate("window.heard === true")));
            owner.page.unroute(OPENED);
            opened.forEach((route, answer) -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
            assertThat(owner.page.locator("#messages")).containsText("The last news");
            assertThat(owner.complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk"})
    void saysInTheReadersWordsWhyAMessageIsNotSent(String language) {
        JsonNode bot = freshBot("Blocked " + language);
        String connection = connected(bot);
        telegram.put(
                "/faults",
                Map.of(
                        "account",
                        token(bot),
                        "method",
                        "sendMessage",
                        "status",
                        403,
                        "description",
                        "Forbidden: bot was blocked by the user",
                        "times",
                        1));
        write(bot, "Hello");
        await().until(() -> !conversation(connection).path("reachable").asBoolean(true));
        try (Visitor owner = new Visitor(api.url(""), language, 360, 740)) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate(
                    "/app/messaging/" + conversation(connection).path("id").asString());
            Locator why = owner.page.locator(".hindrance");
            assertThat(why.locator("summary")).hasText(owner.say("conversation.problem.unreachable"));
            assertThat(why.locator("q")).isHidden();
            why.locator("summary").click();
            assertThat(why.locator("q")).hasText("sendMessage: Forbidden: bot was blocked by the user");
            assertThat(owner.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(owner.complaints).isEmpty();
        }
    }

    private long answers(String conversation) {
        return api.get("/api/v1/conversations/" + conversation + "/messages")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("status").asString().equals("sent")
                        || each.path("status").asString().equals("read"))
                .count();
    }

    private JsonNode conversation(String connection) {
        return api.get("/api/v1/conversations?connectionId=" + connection)
                .json()
                .at("/items/0");
    }

    private String connected(JsonNode bot) {
        String connection = api.post(
                        "/api/v1/projects/" + demoProject() + "/connections",
                        Map.of("connector", "telegram", "settings", Map.of("token", token(bot))))
                .json()
                .path("id")
                .asString();
        api.put("/api/v1/connections/" + connection + "/activation", null);
        return connection;
    }

    private void write(JsonNode bot, String text) {
        write(bot, 700_100_300, "Busy", "Bee", text);
    }

    private void write(JsonNode bot, int user, String first, String last, String text) {
        telegram.post(
                "/messages",
                Map.of(
                        "account",
                        token(bot),
                        "user",
                        Map.of("id", user, "firstName", first, "lastName", last, "languageCode", "en"),
                        "text",
                        text));
    }
}
