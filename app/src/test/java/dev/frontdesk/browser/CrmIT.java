package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Selling, as it is done all day: a customer, a deal, its way over the board. */
class CrmIT extends InBrowser {

    @ParameterizedTest
    @CsvSource({"en, 1280", "uk, 360"})
    void sellsARoof(String language, int width) {
        try (Visitor seller = new Visitor(api.url(""), language, width, 800)) {
            seller.signUp(freshEmail(), "Roofers");
            addsACustomer(seller);
            addsADeal(seller);
            movesByKeyboard(seller);
            if (width > 1000) {
                drags(seller);
            }
            loses(seller);
            finds(seller);
            imports(seller);
            deletes(seller);
            fits(seller);
            assertThat(seller.complaints).isEmpty();
        }
    }

    private static void addsACustomer(Visitor seller) {
        seller.page.navigate("/app/crm/customers");
        assertThat(seller.page.locator(".nothing h2")).hasText(seller.say("crm.page.none.customer"));
        fits(seller);
        seller.page.locator(".nothing .btn-primary").click();
        seller.page.locator("#record-email").fill("nonsense");
        seller.button("panel.save").click();
        assertThat(seller.page.locator("#record-name-problem")).isVisible();
        assertThat(seller.page.locator("#record-email-problem")).hasText(seller.say("crm.invalid.email"));
        assertThat(seller.page.locator("#record-email")).hasValue("nonsense");
        seller.complaints.removeIf(said -> said.contains("status of 422"));
        seller.page.locator("#record-email").fill("ann@example.test");
        seller.page.locator("#record-name").fill("Ann Fisher");
        seller.button("panel.save").click();
        assertThat(seller.page.locator("h1")).hasText("Ann Fisher");
        assertThat(seller.page.locator(".sheet-facts")).containsText("ann@example.test");
        fits(seller);
    }

    private static void addsADeal(Visitor seller) {
        seller.page.navigate("/app/crm/board");
        fits(seller);
        seller.link("crm.page.create.deal").click();
        seller.page.locator("#record-title").fill("A roof");
        seller.page.locator("#record-value").fill("1 200,50");
        Locator customer = seller.page.locator("#record-customer_id");
        customer.pressSequentially("fish");
        assertThat(seller.page.locator("#record-customer_id-options option"))
                .hasAttribute("value", Pattern.compile("#\\d+ Ann Fisher"));
        String suggested =
                seller.page.locator("#record-customer_id-options option").getAttribute("value");
        seller.page.waitForResponse("**/suggestions*", () -> customer.fill(suggested));
        seller.button("panel.save").click();
        assertThat(seller.page.locator("h1")).hasText("A roof");
        assertThat(seller.page.locator(".sheet-facts")).containsText("Ann Fisher");
        assertThat(seller.page.locator(".timeline li")).hasCount(1);
    }

    private static Locator column(Visitor seller, String stage) {
        return seller.page.locator("[data-stage=" + stage + "]");
    }

    private static void movesByKeyboard(Visitor seller) {
        seller.page.navigate("/app/crm/board");
        assertThat(column(seller, "lead-in").locator(".board-sums")).containsText("200");
        Locator arrow = column(seller, "lead-in").locator(".board-moves .btn").first();
        arrow.focus();
        seller.page.keyboard().press("Enter");
        assertThat(column(seller, "qualified").locator(".board-card")).containsText("A roof");
        assertThat(column(seller, "qualified").locator(".board-sums")).containsText("200");
        assertThat(column(seller, "lead-in").locator(".board-card")).hasCount(0);
        assertThat(column(seller, "qualified").locator(".board-card a")).isFocused();
        assertThat(seller.page.locator(".toast-good").last())
                .hasText(seller.say("crm.page.board.moved", "A roof", seller.say("crm.stage.qualified")));
        fits(seller);
    }

    private static void drags(Visitor seller) {
        column(seller, "qualified").locator(".board-card").dragTo(column(seller, "negotiation"));
        assertThat(column(seller, "negotiation").locator(".board-card")).containsText("A roof");
        column(seller, "negotiation").locator(".board-card").dragTo(column(seller, "closed-lost"));
        assertThat(seller.page.locator("#lost-form h2")).hasText(seller.say("crm.page.board.lost", "A roof"));
        seller.button("panel.cancel").click();
        assertThat(column(seller, "negotiation").locator(".board-card")).hasCount(1);
    }

    private static void loses(Visitor seller) {
        seller.page.locator(".board-card summary").click();
        seller.page
                .locator(
                        ".board-card .menu-item",
                        new Page.LocatorOptions().setHasText(seller.say("crm.stage.closed-lost")))
                .click();
        seller.button("crm.page.board.lost.do").click();
        assertThat(seller.page.locator("#lost-reason-problem")).isVisible();
        seller.complaints.removeIf(said -> said.contains("status of 422"));
        seller.page.locator("#lost-reason").fill("Too dear");
        seller.button("crm.page.board.lost.do").click();
        assertThat(column(seller, "closed-lost").locator(".board-card")).containsText("A roof");
        assertThat(seller.page.locator("#lost")).isHidden();
        column(seller, "closed-lost").locator(".board-card a").click();
        assertThat(seller.page.locator(".sheet-facts")).containsText("Too dear");
        seller.button("crm.page.board.reopen").click();
        assertThat(seller.page.locator("h1 + .state")).hasText(seller.say("crm.stage.lead-in"));
        fits(seller);
    }

    private static void finds(Visitor seller) {
        seller.page.navigate("/app/crm/deals?state=won");
        assertThat(seller.page.locator(".nothing h2")).hasText(seller.say("crm.page.none.found"));
        fits(seller);
        seller.page.locator(".nothing .btn").click();
        seller.page.locator(".record-search [type=search]").fill("roof");
        seller.page.keyboard().press("Enter");
        assertThat(seller.page.locator(".records tbody tr")).hasCount(1);
        fits(seller);
    }

    private static void imports(Visitor seller) {
        seller.page.navigate("/app/crm/customers");
        seller.page.locator("a[href$='/import']").click();
        seller.page
                .locator("#import-file")
                .setInputFiles(new FilePayload(
                        "people.csv",
                        "text/csv",
                        "Имя;Почта;email\nИрина;;irina@example.test\nАнна;;nonsense\n"
                                .getBytes(Charset.forName("windows-1251"))));
        seller.button("crm.page.import.check").click();
        assertThat(seller.page.locator("#faults tbody tr")).hasCount(1);
        assertThat(seller.page.locator("#faults")).containsText(seller.say("crm.invalid.email"));
        assertThat(seller.page.locator("#import-result")).containsText("windows-1251");
        fits(seller);
        seller.button("crm.page.import.do", 1).click();
        assertThat(seller.page.locator(".records")).containsText("Ирина");
        assertThat(seller.page.locator(".toast-good").last()).hasText(seller.say("crm.page.import.done", 1));
        seller.page.navigate("/app/crm/deals");
    }

    private static void deletes(Visitor seller) {
        seller.page.locator(".records tbody a").click();
        seller.page.onceDialog(question -> {
            assertThat(question.message()).contains("A roof");
            question.accept();
        });
        seller.button("crm.page.delete").click();
        assertThat(seller.page.locator(".toast-good")).hasText(seller.say("crm.page.deleted", "A roof"));
        assertThat(seller.page.locator(".board-card")).hasCount(0);
    }

    private static void fits(Visitor seller) {
        assertThat(seller.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out of " + seller.page.url())
                .isEqualTo(true);
    }
}
