package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** From an empty account to the first answered customer, without reloading a page to see what happened. */
class FirstAnswerIT extends InBrowser {

    private static final Path DOCUMENTS = Path.of("src/main/resources/demo/documents");
    private static final long CUSTOMER = 700_100_200;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | flower-care.eml       | How often should I water my phalaenopsis orchid? | once a week | Thanks
            ru | dostavka-i-oplata.md  | Сколько стоит доставка в Нордбанк?               | 8 €         | Спасибо
            uk | hodyny-ta-kontakty.txt | О котрій відчиняється студія на Канненвег?      | 11:00       | Дякую
            """)
    void leadsANewcomerToTheFirstAnsweredCustomer(
            String language, String document, String question, String fact, String thanks) {
        JsonNode bot = freshBot("Shop");
        try (Visitor olena = visitor(language)) {
            olena.signUp(freshEmail(), "Flowers");
            teach(olena, DOCUMENTS.resolve(document));
            connect(olena, token(bot));
            olena.link("panel.room.messaging").first().click();
            olena.page.waitForURL("**/app/messaging");
            olena.page.evaluate("window.neverReloaded = true");
            write(bot, language, question);
            Locator line = olena.page.locator(".hub-line").filter(new Locator.FilterOptions().setHasText("Ihor"));
            line.click();
            seesTheAnswerWithItsSource(olena, fact);
            takesOverAndAnswers(olena, bot, thanks);
            handsBack(olena, bot, language, question);
            assertThat(olena.page.evaluate("window.neverReloaded")).isEqualTo(true);
            assertThat(olena.complaints).isEmpty();
        }
    }

    private static void teach(Visitor olena, Path document) {
        olena.link("knowledge.step.do").click();
        olena.page.locator("#files").setInputFiles(document);
        assertThat(olena.page.locator("#documents .state-good")).hasText(olena.say("knowledge.status.ready"));
    }

    private static void connect(Visitor olena, String token) {
        olena.link("project.tab.connect").click();
        Locator card = olena.page.locator("details.card-box", new Page.LocatorOptions().setHasText("Telegram"));
        card.locator("summary").first().click();
        olena.page.evaluate("window.neverReloaded = true");
        card.locator("input[name=token]").fill(token);
        card.locator("button[type=submit]").click();
        assertThat(card.locator(".card-state .state")).hasText(olena.say("connector.status.stopped"));
        card.getByText(olena.say("connector.card.start"), new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(card.locator(".card-state .state-good")).hasText(olena.say("connector.status.running"));
        assertThat(card.locator(".card-status .hint-good")).hasText(olena.say("connector.card.active"));
        assertThat(olena.page.evaluate("window.neverReloaded")).isEqualTo(true);
    }

    private static void seesTheAnswerWithItsSource(Visitor olena, String fact) {
        Locator answer = olena.page.locator("#messages .by-assistant").first();
        assertThat(answer).containsText(fact);
        answer.locator("summary").click();
        assertThat(answer.locator(".sources blockquote").first()).isVisible();
        olena.page.evaluate("document.querySelector('#messages .by-assistant').dataset.old = 'yes'");
        olena.page.evaluate("htmx.trigger(document.getElementById('messages'), 'live')");
        assertThat(olena.page.locator("[data-old]")).hasCount(0);
        assertThat(answer.locator(".sources blockquote").first()).isVisible();
        assertThat(olena.page.locator("#thread-head .state")).hasText(olena.say("conversation.state.assistant"));
    }

    private void takesOverAndAnswers(Visitor olena, JsonNode bot, String thanks) {
        olena.button("conversation.take-over").click();
        assertThat(olena.page.locator("#thread-head .state")).hasText(olena.say("conversation.state.person"));
        Locator field = olena.page.locator(".compose-answer textarea");
        field.fill(thanks);
        field.press("Enter");
        assertThat(olena.page.locator("#messages .by-person")).containsText(thanks);
        assertThat(field).hasValue("");
        await().atMost(Duration.ofSeconds(15)).until(() -> seenByCustomer(bot).contains(thanks));
    }

    private void handsBack(Visitor olena, JsonNode bot, String language, String question) {
        int before = olena.page.locator("#messages .by-assistant").count();
        olena.button("conversation.hand-back").click();
        assertThat(olena.page.locator("#thread-head .state")).hasText(olena.say("conversation.state.returning"));
        write(bot, language, question);
        assertThat(olena.page.locator("#messages .by-assistant")).hasCount(before + 1);
    }

    private void write(JsonNode bot, String language, String text) {
        telegram.post(
                "/messages",
                Map.of(
                        "account",
                        token(bot),
                        "user",
                        Map.of("id", CUSTOMER, "firstName", "Ihor", "languageCode", language),
                        "text",
                        text));
    }

    private String seenByCustomer(JsonNode bot) {
        return telegram.get("/messages?account=" + token(bot) + "&chat=" + CUSTOMER)
                .toString();
    }
}
