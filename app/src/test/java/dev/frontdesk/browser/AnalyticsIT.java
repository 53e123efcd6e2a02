package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking at how things went. */
class AnalyticsIT extends InBrowser {

    @ParameterizedTest
    @CsvSource({"en, 1280, LIGHT", "uk, 360, DARK", "ru, 360, LIGHT"})
    void looksAtAYear(String language, int width, ColorScheme scheme) {
        try (Visitor owner = new Visitor(api.url(""), language, width, 800)) {
            owner.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/crm/analytics");
            owner.link("crm.analytics.period.this_year").click();
            assertThat(owner.page.locator("#plot-funnel svg.drawn")).isVisible();
            fits(owner);
            owner.page.locator("#plot-funnel summary").focus();
            owner.page.keyboard().press("Enter");
            assertThat(owner.page.locator("#plot-funnel table")).isVisible();
            fits(owner);
            assertThat(owner.complaints).isEmpty();
        }
    }

    private static void fits(Visitor owner) {
        assertThat(owner.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out of " + owner.page.url())
                .isEqualTo(true);
    }
}
