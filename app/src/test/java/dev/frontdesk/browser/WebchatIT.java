package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.frontdesk.testkit.FormData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The chat on the pages of a business, as its visitors meet it. */
class WebchatIT extends InBrowser {

    private static final String QUESTION = "How do I place an order in this chat?";
    private static final String FACT = "payment link";

    private ForeignSite site;
    private JsonNode connection;

    @BeforeEach
    void pasteTheSnippet() throws IOException {
        awaitKnown(QUESTION);
        site = new ForeignSite();
        connection = api.post(
                        "/api/v1/projects/" + demoProject() + "/connections",
                        Map.of(
                                "connector",
                                "webchat",
                                "label",
                                "Shop " + site.origin("localhost"),
                                "settings",
                                Map.of(
                                        "origins",
                                        site.origin("localhost"),
                                        "title",
                                        "Lumivera",
                                        "greeting",
                                        "Ask us!")))
                .json();
        api.put("/api/v1/connections/" + connection.path("id").asString() + "/activation", null);
        site.paste(connection.path("snippet").asString());
    }

    @AfterEach
    void closeTheSite() {
        site.close();
    }

    @Test
    void cardShowsTheLineToPaste() {
        String snippet = connection.path("snippet").asString();
        assertThat(snippet).startsWith("<script src=\"" + api.url("/webchat.js") + "\" data-key=");
        try (Visitor owner = visitor("en")) {
            owner.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/projects/" + demoProject() + "/connect");
            Locator card =
                    owner.page.locator("#connection-" + connection.path("id").asString());
            card.locator(".card-names").click();
            assertThat(card.locator(".snippet code")).hasText(snippet);
            card.locator(".snippet button").click();
            assertThat(owner.page.locator("#toasts")).containsText(owner.say("panel.copied"));
            assertThat(owner.page.evaluate("navigator.clipboard.readText()")).isEqualTo(snippet);
            assertThat(card.locator("select[name=environment]")).hasCount(0);
        }
    }

    @Test
    void answersAndRemembersWithoutCookies() {
        try (Visitor guest = visitor("en")) {
            Page page = open(guest, "localhost");
            page.getByLabel("Open chat").click();
            assertThat(page.locator(".log")).containsText("Ask us!");
            assertThat(guest.context().cookies()).isEmpty();
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
            ask(page);
            page.reload();
            page.getByLabel("Open chat").click();
            assertThat(page.locator(".msg.mine")).hasText(QUESTION);
            assertThat(page.locator(".log")).containsText(FACT);
            assertThat(guest.context().cookies()).isEmpty();
            assertThat(guest.complaints).isEmpty();
        }
    }

    @Test
    void showsAPictureThatAPersonSends() {
        try (Visitor guest = visitor("en")) {
            Page page = open(guest, "localhost");
            page.getByLabel("Open chat").click();
            ask(page);
            String conversation = api.get("/api/v1/conversations?connectionId="
                            + connection.path("id").asString())
                    .json()
                    .at("/items/0/id")
                    .asString();
            new FormData()
                    .text("text", "Like this?")
                    .file("files", "bouquet.png", HubFilesIT.picture())
                    .file("files", "prices.txt", new byte[] {'3', '9'})
                    .post(api, "/api/v1/conversations/" + conversation + "/messages", Map.of());
            assertThat(page.locator(".msg .file img")).isVisible();
            Download download =
                    page.waitForDownload(() -> page.getByText("prices.txt").click());
            assertThat(download.suggestedFilename()).isEqualTo("prices.txt");
            HubFilesIT.photograph(page, "webchat");
            assertThat(guest.complaints).isEmpty();
        }
    }

    @Test
    void asksNowAndThenWhereTheStreamIsCut() {
        try (Visitor guest = visitor("en")) {
            guest.page.route("**/webchat/*/events", Route::abort);
            Page page = open(guest, "localhost");
            page.getByLabel("Open chat").click();
            ask(page);
        }
    }

    @Test
    void staysAwayFromPagesThatAreNotOnTheList() {
        try (Visitor guest = visitor("en")) {
            guest.page.navigate(site.origin("127.0.0.1"));
            guest.page.waitForCondition(
                    () -> guest.complaints.stream().anyMatch(said -> said.contains("webchat_refused")));
            assertThat(guest.complaints)
                    .anyMatch(said -> said.contains("Add the address of this page, " + site.origin("127.0.0.1")));
            assertThat(guest.page.getByLabel("Open chat")).hasCount(0);
        }
    }

    @Test
    void worksByKeyboardOnAPhone() {
        try (Visitor guest = new Visitor(api.url(""), "en", 360, 740)) {
            guest.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            Page page = open(guest, "localhost");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Buy"))
                    .focus();
            page.keyboard().press("Tab");
            assertThat(page.getByLabel("Open chat")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByLabel("Write a message")).isFocused();
            ask(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            page.keyboard().press("Escape");
            assertThat(page.locator(".panel")).isHidden();
            assertThat(page.getByLabel("Open chat")).isFocused();
        }
    }

    private Page open(Visitor guest, String host) {
        guest.page.navigate(site.origin(host));
        assertThat(guest.page.getByLabel("Open chat")).isVisible();
        return guest.page;
    }

    private static void ask(Page page) {
        Locator field = page.getByLabel("Write a message");
        field.fill(QUESTION);
        field.press("Enter");
        assertThat(page.locator(".msg:not(.mine)").last()).containsText(FACT);
    }
}
