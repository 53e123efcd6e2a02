package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Teaching the assistant, and asking it in the panel what it has learnt. */
class KnowledgeIT extends InBrowser {

    private static final String RULE = "Parcels to the lighthouse island leave on Thursdays and cost 23 euro.";

    @Test
    void showsHowAnUploadGoesAndAnswersFromItWithItsSource() {
        try (Visitor owner = visitor("en")) {
            owner.signUp(freshEmail(), "Knowledge");
            owner.link("knowledge.step.do").click();
            owner.page.waitForURL("**/knowledge");
            List<Route> held = new ArrayList<>();
            owner.page.route("**/knowledge", route -> {
                if (route.request().method().equals("POST")) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            owner.page.locator("#files").setInputFiles(file("island.txt", RULE));
            assertThat(owner.page.locator("#uploads progress")).isVisible();
            owner.page.waitForCondition(() -> !held.isEmpty());
            owner.page.unroute("**/knowledge");
            held.getFirst().resume();
            assertThat(owner.page.locator("#uploads progress")).hasCount(0);
            assertThat(owner.page.locator("#documents .state-good")).hasText("Ready");
            owner.page.locator("#files").setInputFiles(file("broken.pdf", "%PDF-1.7 that is all"));
            assertThat(owner.page.locator("#documents .hint-bad")).containsText("damaged");
            findsThePassage(owner);
            answersInTheTrial(owner);
            assertThat(owner.complaints).isEmpty();
        }
    }

    private static void findsThePassage(Visitor owner) {
        Locator query = owner.page.locator("form[role=search] input");
        query.fill("When do parcels leave for the lighthouse island?");
        query.press("Enter");
        assertThat(owner.page.locator("#hits blockquote").first()).containsText("Thursdays");
    }

    private static void answersInTheTrial(Visitor owner) {
        owner.link("project.tab.try").click();
        Locator field = owner.page.locator("form[data-chat] textarea");
        field.fill("What does a parcel to the lighthouse island cost?");
        field.press("Enter");
        Locator answer = owner.page.locator("#messages .by-assistant");
        assertThat(answer).containsText("23 euro");
        answer.locator(".sources summary").click();
        assertThat(answer.locator(".sources .name")).hasText("Island");
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }
}
