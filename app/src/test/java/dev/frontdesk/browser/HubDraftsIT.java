package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Drafts of the assistant in the messaging hub, on a phone. */
class HubDraftsIT extends InBrowser {

    private static final long PERSON = 4_711;

    private final SandboxControl mail = new SandboxControl("mail");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk"})
    void sendsADraftThatWasChangedAndOneAsItIs(String language) {
        JsonNode mailbox = mail.post("/accounts", Map.of());
        String address = mailbox.path("address").asString();
        String connection = connectedForDrafts(mailbox, language);
        write(address, "One");
        String first = conversation(connection, 1);
        try (Visitor owner = new Visitor(api.url(""), language, 360, 740)) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/messaging/" + first);
            Locator draft = owner.page.locator(".message.draft");
            assertThat(draft.locator(".delivery")).hasText(owner.say("conversation.status.draft"));
            owner.page.navigate("/app/messaging/" + first);
            assertThat(owner.page.locator("#conversation-" + first + " .state-warn"))
                    .hasText(owner.say("conversation.attention.draft"));
            owner.page.navigate("/app");
            owner.page
                    .locator("main a[href='/app/messaging?show=draft']")
                    .first()
                    .click();
            assertThat(owner.page.locator("#conversation-" + first)).isVisible();
            owner.page.navigate("/app/messaging/" + first);
            owner.button("conversation.draft.edit").click();
            Locator text = owner.page.locator("#composer textarea");
            assertThat(text).not().hasValue("");
            text.fill("In my own words");
            assertThat(owner.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            owner.page.locator("#composer button[type=submit]").click();
            assertThat(draft).hasCount(0);
            assertThat(owner.page.locator("#composer textarea")).hasValue("");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> sent(address).toString().contains("In my own words"));
            write(address, "Two");
            owner.page.navigate("/app/messaging/" + conversation(connection, 1) + "?show=draft");
            owner.button("conversation.draft.approve").click();
            assertThat(owner.page.locator(".message.draft")).hasCount(0);
            await().atMost(Duration.ofSeconds(20)).until(() -> sent(address).size() == 2);
            assertThat(owner.complaints).isEmpty();
        }
        api.delete("/api/v1/connections/" + connection);
    }

    private String connectedForDrafts(JsonNode mailbox, String language) {
        String project = api.post("/api/v1/projects", Map.of("name", "Drafts " + language))
                .json()
                .path("id")
                .asString();
        Map<String, String> settings = new HashMap<>(Map.of("answers", "drafts"));
        for (String name : List.of("provider", "address", "password", "imapHost", "imapPort", "smtpHost", "smtpPort")) {
            settings.put(name, mailbox.path(name).asString());
        }
        String connection = api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of("connector", "mail", "settings", settings))
                .json()
                .path("id")
                .asString();
        api.put("/api/v1/connections/" + connection + "/activation", null);
        return connection;
    }

    private void write(String address, String subject) {
        mail.post(
                "/messages",
                Map.of("account", address, "user", PERSON, "fresh", true, "subject", subject, "text", "Are you open?"));
    }

    /** The one in which so many drafts wait. */
    private String conversation(String connection, int drafts) {
        String path = "/api/v1/conversations?messageStatus=draft&connectionId=" + connection;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get(path).json().path("items").size() == drafts);
        return api.get(path).json().at("/items/0/id").asString();
    }

    private List<JsonNode> sent(String address) {
        return mail.get("/messages?account=" + address + "&chat=" + PERSON)
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("direction").asString().equals("out"))
                .toList();
    }
}
