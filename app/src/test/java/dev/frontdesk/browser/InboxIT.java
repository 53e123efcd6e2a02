package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What colleagues do around a conversation, as they see it. */
class InboxIT extends InBrowser {

    private final int customer = ThreadLocalRandom.current().nextInt(1_000_000, 1_000_000_000);

    @ParameterizedTest
    @CsvSource({"en, 1280", "uk, 360"})
    void worksOnAConversationTogether(String language, int width) {
        JsonNode bot = freshBot("Inbox");
        String connection = api.post(
                        "/api/v1/projects/" + demoProject() + "/connections",
                        Map.of("connector", "telegram", "settings", Map.of("token", token(bot))))
                .json()
                .path("id")
                .asString();
        api.put("/api/v1/connections/" + connection + "/activation", null);
        String greeting = "Greeting " + customer;
        api.post("/api/v1/canned-answers", Map.of("name", greeting, "text", "Hello {name}!"));
        try (Visitor owner = new Visitor(api.url(""), language, width, 800)) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/messaging");
            write(bot, "Call a person");
            Locator line = owner.page
                    .locator(".hub-line", new Page.LocatorOptions().setHasText("Customer " + customer))
                    .first();
            assertThat(line).containsText(owner.say("conversation.attention.hand_over"));
            assertThat(owner.page.locator("#hub-tabs .count").first()).hasText("1");
            owner.page.locator(".hub-search input[type=search]").fill("customer " + customer);
            owner.page.keyboard().press("Enter");
            assertThat(owner.page.locator(".hub-line")).hasCount(1);
            line.click();
            assertThat(owner.page.locator("#thread-head .state")).hasText(owner.say("conversation.state.queued"));
            notesForColleagues(owner);
            answersWithOneTouch(owner, greeting);
            linksItAsDefault(owner);
            isWarned(owner);
            labels(owner);
            assertThat(owner.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(owner.complaints).isEmpty();
        } finally {
            api.delete("/api/v1/default-chat");
            api.delete("/api/v1/connections/" + connection);
        }
    }

    private static void notesForColleagues(Visitor owner) {
        owner.button("conversation.compose.note").click();
        Locator note = owner.page.locator(".compose-note textarea");
        note.fill("Be kind to them");
        note.press("Enter");
        assertThat(owner.page.locator("#messages .private-note")).containsText("Be kind to them");
        assertThat(note).hasValue("");
        owner.button("conversation.compose.answer").click();
    }

    private void answersWithOneTouch(Visitor owner, String greeting) {
        owner.page.locator(".composer-tools summary").click();
        owner.page
                .locator("[data-canned]", new Page.LocatorOptions().setHasText(greeting))
                .click();
        Locator field = owner.page.locator(".compose-answer textarea");
        assertThat(field).hasValue("Hello Customer " + customer + "!");
        field.press("Enter");
        assertThat(owner.page.locator("#messages .by-person").last()).containsText("Hello Customer");
        assertThat(owner.page.locator("#thread-head .state")).hasText(owner.say("conversation.state.person"));
    }

    /** A refresh on its way when the button was pressed is here before the button's own answer. */
    private void whileARefreshArrives(Visitor owner, Runnable press) {
        List<Route> refreshes = new ArrayList<>();
        List<Route> presses = new ArrayList<>();
        owner.page.route("**/messages?*", refreshes::add);
        owner.page.route("**/trials", presses::add);
        api.post("/api/v1/conversations/" + opened(owner) + "/notes", Map.of("text", "A refresh for you"));
        owner.page.waitForCondition(() -> !refreshes.isEmpty());
        press.run();
        owner.page.waitForCondition(() -> !presses.isEmpty());
        owner.page.evaluate("addEventListener('htmx:afterOnLoad', () => window.refreshed = true, { once: true })");
        owner.page.unroute("**/messages?*");
        refreshes.forEach(Route::resume);
        owner.page.waitForCondition(() -> Boolean.TRUE.equals(owner.page.evaluate("window.refreshed === true")));
        owner.page.unroute("**/trials");
        presses.forEach(Route::resume);
    }

    private static String opened(Visitor owner) {
        return owner.page.url().replaceAll(".*/messaging/([0-9a-f-]{36}).*", "$1");
    }

    private void linksItAsDefault(Visitor owner) {
        Locator menu =
                owner.page.locator("#thread-head summary[title=\"" + owner.say("conversation.default.menu") + "\"]");
        menu.click();
        whileARefreshArrives(
                owner, () -> owner.button("conversation.default.try").click());
        assertThat(owner.page.locator(".toast-bad")).hasText(owner.say("conversation.default.not-linked"));
        owner.complaints.removeIf(said -> said.contains("notification_chat_not_linked"));
        menu.click();
        owner.button("conversation.default.set").click();
        assertThat(owner.page.locator("#thread-head .default-chat .state-good"))
                .hasText(owner.say("conversation.default"));
    }

    private void isWarned(Visitor owner) {
        api.put("/api/v1/conversations/" + opened(owner) + "/typing", Map.of());
        assertThat(owner.page.locator(".collision"))
                .containsText(owner.say("conversation.collision", owner.say("conversation.program")));
    }

    private static void labels(Visitor owner) {
        Locator field = owner.page.locator("#conversation-labels");
        if (!field.isVisible()) {
            owner.page.locator("#thread-head [data-toggles=contact-open]").click();
        }
        field.fill("invoice, urgent");
        field.press("Enter");
        assertThat(owner.page.locator("#conversation-labels")).hasValue("invoice, urgent");
        assertThat(owner.page.locator(".toast-good").last()).hasText(owner.say("panel.saved"));
    }

    private void write(JsonNode bot, String text) {
        telegram.post(
                "/messages",
                Map.of(
                        "account",
                        token(bot),
                        "user",
                        Map.of("id", customer, "firstName", "Customer", "lastName", "" + customer),
                        "text",
                        text));
    }
}
