package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question is added, asked and judged; the draft is published; all on one page. */
class EvaluateIT extends InBrowser {

    @ParameterizedTest
    @CsvSource({"en, 1280", "ru, 360", "uk, 360"})
    void judgesAndPublishes(String language, int width) {
        String id = api.post("/api/v1/projects", Map.of("name", "Judged " + language))
                .json()
                .path("id")
                .asString();
        String project = "/api/v1/projects/" + id;
        api.post(project + "/evaluation/questions", Map.of("text", "Hello", "facts", List.of(List.of("nothing"))));
        api.put(project + "/publication", null);
        api.patch(project, Map.of("prompt", "Be kind\nBe brief"));
        api.put(project + "/evaluation/rule", Map.of("passRateMin", 100));
        try (Visitor owner = new Visitor(api.url(""), language, width, 900)) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/projects/" + id + "/evaluate");
            owner.page.locator("#evaluate-runs .btn-primary").first().click();
            assertThat(owner.page.locator("#evaluate-runs .state").first()).hasText(owner.say("evaluate.passed", 0, 1));
            owner.page.locator("#versions .btn-primary").click();
            assertThat(owner.page.locator("#versions .note-bad")).isVisible();
            owner.page.locator("#versions .lines .btn").first().click();
            assertThat(owner.page.locator(".difference .came").first()).isVisible();
            owner.page.keyboard().press("Escape");
            owner.page.locator("#evaluate-runs a.name").first().click();
            assertThat(owner.page.locator(".side-by-side .hint-bad")).isVisible();
            org.assertj.core.api.Assertions.assertThat(owner.complaints).isEmpty();
        }
    }
}
