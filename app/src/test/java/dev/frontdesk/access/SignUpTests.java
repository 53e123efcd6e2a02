package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Sign-up is open, and the sandbox is on. */
@FrontdeskTest
@TestPropertySource(
        properties = {
            "frontdesk.sign-up=open",
            "frontdesk.sandbox=on",
            "frontdesk.admin-email=",
            "frontdesk.admin-password="
        })
class SignUpTests {

    private final ApiClient api;
    private final People people;
    private final Organizations organizations;
    private final Credentials credentials;
    private final FirstRun firstRun;
    private final Announcement announcement;

    @Autowired
    SignUpTests(
            ApiClient api,
            People people,
            Organizations organizations,
            Credentials credentials,
            FirstRun firstRun,
            Announcement announcement) {
        this.api = api;
        this.people = people;
        this.organizations = organizations;
        this.credentials = credentials;
        this.firstRun = firstRun;
        this.announcement = announcement;
    }

    @Test
    void anybodyBeginsAnOrganizationOfTheirOwn() {
        Browser browser = new Browser(api);
        Map<String, String> form = Map.of(
                "organization",
                "Own bakery",
                "name",
                "Boris",
                "email",
                "boris@example.test",
                "password",
                "a fake long phrase");
        assertThat(browser.fill("/sign-up", "/sign-up", form).location()).isEqualTo("/app");
        Seen me = browser.json("GET", "/api/v1/me", "", Map.of());
        assertThat(me.text()).contains("Own bakery", "\"role\":\"vendor\"", "\"superAdmin\":false");
        assertThat(browser.json("GET", "/api/v1/organizations", "", Map.of()).status())
                .isEqualTo(403);
        Seen again = new Browser(api).fill("/sign-up", "/sign-up", form);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("There is an account with this address.")
                .doesNotContain("a fake long phrase");
    }

    @Test
    void theDemoSignInWorksBesideTheSandbox() {
        Browser browser = new Browser(api);
        Seen in = browser.signIn(FirstRun.DEMO_EMAIL, FirstRun.DEMO_PASSWORD.reveal());
        assertThat(in.location()).isEqualTo("/app");
        assertThat(organizations.first().map(Organization::name)).contains("Lumivera");
        FirstRun.Welcome again = firstRun.prepare();
        assertThat(again.demoSignIn()).isTrue();
        assertThat(again.setUpToken()).isNull();
        assertThat(announcement.text(again, "http://localhost:8080"))
                .contains("http://localhost:8080/app", FirstRun.DEMO_EMAIL, FirstRun.DEMO_PASSWORD.reveal())
                .contains("Three things to try", "1. ", "2. ", "3. ");
    }

    @Test
    void aDemoPasswordOfOnesOwnIsNotAnnounced() {
        Account demo = people.findByEmail(FirstRun.DEMO_EMAIL).orElseThrow();
        credentials.setPassword(demo.id(), new Secret("a fake phrase of my own"));
        assertThat(firstRun.prepare().demoSignIn()).isFalse();
        credentials.setDemoPassword(demo.id(), FirstRun.DEMO_PASSWORD);
        assertThat(firstRun.prepare().demoSignIn()).isTrue();
    }
}
