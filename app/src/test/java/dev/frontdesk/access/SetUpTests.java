package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The first hour of an installation that nobody prepared, in the order in which it happens. */
@FrontdeskTest
@TestPropertySource(
        properties = {
            "frontdesk.admin-email=",
            "frontdesk.admin-password=",
            "frontdesk.api-key=",
            "frontdesk.sign-up=closed",
            "frontdesk.trusted-proxies=127.0.0.1"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpTests {

    private final ApiClient api;
    private final FirstRun firstRun;
    private final People people;
    private final Organizations organizations;

    @Autowired
    SetUpTests(ApiClient api, FirstRun firstRun, People people, Organizations organizations) {
        this.api = api;
        this.firstRun = firstRun;
        this.people = people;
        this.organizations = organizations;
    }

    private static Map<String, String> form(String organization) {
        return Map.of(
                "organization",
                organization,
                "name",
                "Olga",
                "email",
                "olga@example.test",
                "password",
                "a fake long phrase");
    }

    @Test
    @Order(1)
    void aLinkMakesTheFirstAccountOnce() {
        assertThat(people.nobody()).isTrue();
        assertThat(new Browser(api).get("/").location()).isEqualTo("/app");
        assertThat(new Browser(api).get("/sign-in").text())
                .contains("Open the set-up link")
                .doesNotContain("password");
        Secret old = token();
        Secret token = token();
        assertThat(new Browser(api).get("/setup?token=" + old.reveal()).status())
                .as("a restart ends the old link")
                .isEqualTo(404);
        assertThat(new Browser(api).get("/setup?token=guess").status()).isEqualTo(404);
        String link = "/setup?token=" + token.reveal();
        Browser browser = new Browser(api);
        Seen wrong =
                browser.fill(link, link, Map.of("organization", "", "name", "", "email", "olga", "password", "short"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Give a name.", "Give an e-mail address", "Use at least 10 characters.");
        assertThat(browser.post(link, form("Olga's flowers")).location()).isEqualTo("/app");
        Seen me = browser.json("GET", "/api/v1/me", "", Map.of());
        assertThat(me.text()).contains("\"superAdmin\":true", "Olga's flowers", "\"role\":\"vendor\"");
        assertThat(browser.get("/app/settings/account").status()).isEqualTo(200);
    }

    private Secret token() {
        Secret token = firstRun.prepare().setUpToken();
        assertThat(token).isNotNull();
        return token;
    }

    @Test
    @Order(2)
    void afterThatThereIsNoLinkAnyMore() {
        assertThat(firstRun.prepare().setUpToken()).isNull();
        assertThat(new Browser(api).get("/sign-in").text()).contains("password").doesNotContain("set-up link");
        assertThat(organizations.list(null, 10)).hasSize(1);
    }

    @Test
    @Order(3)
    void nobodySignsUpWhereItIsClosed() {
        Browser browser = new Browser(api);
        assertThat(browser.get("/sign-up").status()).isEqualTo(403);
        browser.get("/sign-in");
        assertThat(browser.post("/sign-up", form("Mine")).status()).isEqualTo(403);
        assertThat(new Browser(api).get("/sign-in").text()).doesNotContain("/sign-up");
    }

    @Test
    @Order(4)
    void countsCallsWithoutAKeyByAddress() {
        Map<String, String> from = Map.of("X-Forwarded-For", "192.0.2.44");
        for (int call = 0; call < AnonymousLimit.CALLS_MAX; call++) {
            assertThat(api.as(null).send("GET", "/api/v1/me", from, new byte[0]).status())
                    .isEqualTo(401);
        }
        ApiClient.Answer over = api.as(null).send("GET", "/api/v1/me", from, new byte[0]);
        assertThat(over.status()).isEqualTo(429);
        assertThat(Integer.parseInt(over.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1, 3_601);
        assertThat(over.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(api.as(null)
                        .send("GET", "/api/v1/me", Map.of("X-Forwarded-For", "192.0.2.45"), new byte[0])
                        .status())
                .as("another address")
                .isEqualTo(401);
        assertThat(api.as(null)
                        .send("POST", "/api/integrations/webhooks/nothing", from, new byte[0])
                        .status())
                .as("webhooks are not counted")
                .isNotIn(401, 429);
    }

    @Test
    @Order(5)
    void theCookieIsSecureWhereTheRequestCameByHttps() {
        Browser browser = new Browser(api);
        browser.get("/sign-in");
        Seen seen = browser.json("GET", "/sign-in", "", Map.of("X-Forwarded-Proto", "https", "Accept", "text/html"));
        assertThat(seen.status()).isEqualTo(200);
        Browser fresh = new Browser(api);
        Seen first = fresh.json("GET", "/sign-in", "", Map.of("X-Forwarded-Proto", "https", "Accept", "text/html"));
        assertThat(first.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("frontdesk_visitor=", "Secure"));
    }
}
