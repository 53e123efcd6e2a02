package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The card of a connector: its exact words, in the cases they belong to, and what it does with a secret. */
class ConnectorCardIT extends InBrowser {

    private static final String UNKNOWN_TOKEN = "987654321:AAfakefakefakefakefakefakefakefakefa";

    private Visitor owner;
    private Locator card;

    @BeforeEach
    void openAnEmptyProject() {
        owner = visitor("en");
        owner.signUp(freshEmail(), "Cards");
        owner.link("connector.step.do").click();
        card = owner.page.locator("details.card-box", new Page.LocatorOptions().setHasText("Telegram"));
        card.locator(".card-names").click();
    }

    @AfterEach
    void close() {
        owner.close();
    }

    @Test
    void offersNothingBeforeAProjectIsChosen() {
        owner.page.navigate("/app/connect");
        assertThat(owner.page.locator(".note")).containsText("Select a project to manage");
        assertThat(owner.page.locator(".card-state .state").first()).hasText("—");
        assertThat(owner.page.locator(".cards button:not([disabled])")).hasCount(0);
    }

    @Test
    void keepsASecretUntilItIsCleared() {
        JsonNode bot = freshBot("Secret");
        save(token(bot));
        assertThat(secret()).hasAttribute("placeholder", "Token saved");
        assertThat(card.locator(".preview"))
                .hasText(Pattern.compile("^" + token(bot).substring(0, 4) + "….+"));
        assertThat(secret()).hasValue("");
        saveAsItIs();
        assertThat(card.locator(".preview")).hasCount(1);
        card.locator("[data-clear]").click();
        assertThat(secret()).hasAttribute("placeholder", owner.say("panel.field.cleared"));
        saveAsItIs();
        assertThat(card.locator(".preview")).hasCount(0);
        button("Start").click();
        assertThat(owner.page.locator("#toasts .toast-bad")).containsText("Token not set");
        assertThat(owner.page.locator("#toasts .toast-bad")).containsText("Enter the token, save, and start again");
        assertThat(state()).hasText("Stopped");
        assertThat(owner.complaints).contains(owner.page.url() + ": telegram_start_failed");
    }

    @Test
    void saysWhatHappenedInTheUsualWords() {
        secret().fill("not a token!");
        assertThat(card.locator(".hints .hint-bad")).containsText("Invalid token format");
        secret().fill(UNKNOWN_TOKEN);
        assertThat(card.locator(".hints .hint-bad")).containsText("HTTP 401");
        card.locator("button[type=submit]").click();
        assertThat(card.locator(".problem")).containsText("HTTP 401");
        JsonNode bot = freshBot("Words");
        save("  " + token(bot) + " ");
        assertThat(state()).hasText("Stopped");
        assertThat(card.locator(".hint-warn")).hasText("Parameters saved but disabled");
        button("Start").click();
        assertThat(owner.page.locator("#toasts")).containsText("Started");
        assertThat(state()).hasText("Running");
        assertThat(card.locator(".hint-good")).hasText("Integration is active");
        button("Stop").click();
        assertThat(state()).hasText("Stopped");
        telegram.post("/accounts/" + token(bot) + "/revocation", Map.of());
        button("Start").click();
        assertThat(state()).hasText("Error");
        assertThat(card.locator(".note-bad")).containsText("Last error: HTTP 401");
        card.getByText(owner.say("connector.card.events")).click();
        assertThat(owner.page.locator("#events .mono").first()).containsText(Pattern.compile("^telegram_"));
    }

    private void save(String token) {
        secret().fill(token);
        saveAsItIs();
    }

    private void saveAsItIs() {
        owner.page.evaluate("document.getElementById('toasts').replaceChildren()");
        card.locator("button[type=submit]").click();
        assertThat(owner.page.locator("#toasts")).containsText("Saved");
    }

    private Locator secret() {
        return card.locator("input[name=token]");
    }

    private Locator state() {
        return card.locator(".card-state .state");
    }

    private Locator button(String name) {
        return card.locator(".card-state button", new Locator.LocatorOptions().setHasText(name));
    }
}
