package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All pages, looked at for what nobody would see in the code: complaints in the console, and what sticks out. */
class EveryPageIT extends InBrowser {

    private static final List<String> DOORS =
            List.of("/sign-in", "/sign-up", "/setup?token=no", "/invitation?token=no", "/password-reset?token=no");

    @ParameterizedTest
    @CsvSource({"en, 1280", "ru, 360", "uk, 360"})
    void isQuietAndStaysInItsFrame(String language, int width) {
        try (Visitor owner = new Visitor(api.url(""), language, width, 740)) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            visitAll(owner, pagesOfTheDemo());
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 360", "ru, 1280", "uk, 360"})
    void isQuietBeforeThereIsAnything(String language, int width) {
        try (Visitor newcomer = new Visitor(api.url(""), language, width, 740)) {
            visitAll(newcomer, DOORS);
            newcomer.signUp(freshEmail(), "Empty");
            visitAll(
                    newcomer,
                    List.of(
                            "/app",
                            "/app/messaging",
                            "/app/projects",
                            "/app/crm/board",
                            "/app/crm/leads",
                            "/app/integrations",
                            "/app/audit",
                            "/app/people"));
        }
    }

    @Test
    void keepsTheFrameAroundWhatIsNotThere() {
        try (Visitor owner = visitor("en")) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            for (String missing :
                    List.of("/app/nowhere", "/app/projects/00000000-0000-7000-8000-000000000000", "/app/messaging/1")) {
                Response answer = owner.page.navigate(missing);
                assertThat(answer.status()).as(missing).isEqualTo(404);
                assertThat(owner.page.locator("h1")).hasText(owner.say("panel.problem.404.title"));
                owner.page.keyboard().press("Control+k");
                assertThat(owner.page.locator("#commands-query")).isFocused();
            }
        }
    }

    private List<String> pagesOfTheDemo() {
        String project = "/app/projects/" + demoProject();
        String connection = api.post(
                        "/api/v1/projects/" + demoProject() + "/connections",
                        Map.of("connector", "telegram", "settings", Map.of("token", token(freshBot("Quiet")))))
                .json()
                .path("id")
                .asString();
        List<String> pages = new ArrayList<>(
                List.of("/app", "/app/messaging", "/app/messaging/canned", "/app/projects", "/app/connect"));
        List.of(
                        "",
                        "/knowledge",
                        "/questions",
                        "/desk",
                        "/evaluate",
                        "/connect",
                        "/connect#connection-" + connection,
                        "/try")
                .forEach(tab -> pages.add(project + tab));
        pages.addAll(List.of(
                "/app/crm/board",
                "/app/crm/deals",
                "/app/crm/deals/6",
                "/app/crm/deals/new",
                "/app/crm/customers/1",
                "/app/crm/customers/1/form",
                "/app/crm/customers/import",
                "/app/crm/orders",
                "/app/crm/issues",
                "/app/crm/activities",
                "/app/crm/employees",
                "/app/crm/analytics",
                "/app/crm/settings",
                "/app/integrations",
                "/app/connections/" + connection + "/events",
                "/app/jobs",
                "/app/jobs/clean-up",
                "/app/audit",
                "/app/people",
                "/app/settings/account",
                "/app/settings/keys",
                "/app/settings/programs",
                "/app/settings/budgets",
                "/app/settings/files",
                "/app/settings/organizations",
                "/api"));
        return pages;
    }

    private static void visitAll(Visitor visitor, List<String> pages) {
        for (String path : pages) {
            Response answer = visitor.page.navigate(path);
            // Moving to an anchor of the page that is open asks the server for nothing.
            boolean expected = answer == null || answer.status() < 400 || path.endsWith("no");
            assertThat(expected).as(path).isTrue();
            visitor.page.waitForLoadState();
            assertThat(visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing sticks out of " + path)
                    .isEqualTo(true);
            assertThat(visitor.page.locator("html").getAttribute("lang")).isEqualTo(visitor.language());
            visitor.complaints.removeIf(said -> path.endsWith("no") && said.contains("status of 4"));
            assertThat(visitor.complaints).as(path).isEmpty();
        }
    }
}
