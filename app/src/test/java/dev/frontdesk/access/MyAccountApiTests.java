package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.People;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@FrontdeskTest
@Import(TestPeople.class)
class MyAccountApiTests {

    private final TestPeople people;
    private final People accounts;
    private final Credentials credentials;
    private final Clock clock;

    @Autowired
    MyAccountApiTests(TestPeople people, People accounts, Credentials credentials, Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.credentials = credentials;
        this.clock = clock;
    }

    private static Seen call(Browser browser, String method, String path, String body) {
        return browser.json(method, path, body, Map.of("X-CSRF-Token", browser.token()));
    }

    private Browser signedIn(Person person) {
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        return browser;
    }

    @Test
    void changesNameAndLanguageTogetherOrAlone() {
        Browser browser = signedIn(people.vendor());
        Seen renamed = call(browser, "PATCH", "/api/v1/me", "{\"name\": \"Anna\", \"language\": \"uk\"}");
        assertThat(renamed.text()).contains("\"name\":\"Anna\"", "\"language\":\"uk\"");
        assertThat(browser.get("/app/settings/account").text()).contains("lang=\"uk\"");
        Seen wrong = call(browser, "PATCH", "/api/v1/me", "{\"name\": \" \", \"language\": \"fr\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("\"name\"", "\"language\"");
    }

    @Test
    void followsTheBrowsersLanguageUntilOneIsChosen() {
        Browser browser = people.browser(people.speechless());
        assertThat(browser.get("/app/settings/account", "uk,en;q=0.5").text())
                .contains("<html lang=\"uk\"", "value=\"uk\" selected");
        assertThat(browser.get("/app/settings/account", "ru").text()).contains("<html lang=\"ru\"");
        assertThat(browser.json("GET", "/api/v1/me", "", Map.of()).text()).contains("\"language\":null");
        browser.post("/look/language", Map.of("language", "uk"));
        browser.cookies.remove("language");
        assertThat(browser.get("/app/settings/account", "ru").text()).contains("<html lang=\"uk\"");
    }

    @Test
    void theAccountOfTheSettingsHasChosenNoLanguage() {
        assertThat(accounts.findByEmail("owner@example.test").orElseThrow().language())
                .isNull();
    }

    @Test
    void aWrongPasswordChangesNothing() {
        Person person = people.vendor();
        Browser browser = signedIn(person);
        String wanted = "\"password\": \"another fake phrase\"}";
        assertThat(call(browser, "PUT", "/api/v1/me/password", "{\"current\": \"no\", " + wanted)
                        .status())
                .isEqualTo(422);
        assertThat(call(browser, "PUT", "/api/v1/me/password", "{" + wanted).status())
                .isEqualTo(422);
        assertThat(people.stranger().signIn(person.email(), TestPeople.PASSWORD).status())
                .isEqualTo(303);
        assertThat(call(
                                browser,
                                "PUT",
                                "/api/v1/me/password",
                                "{\"current\": \"" + TestPeople.PASSWORD + "\", " + wanted)
                        .status())
                .isEqualTo(204);
        assertThat(people.stranger()
                        .signIn(person.email(), "another fake phrase")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void addsAndEndsASecondFactor() {
        Person person = people.vendor();
        Browser browser = signedIn(person);
        String proof = "{\"current\": \"" + TestPeople.PASSWORD + "\"}";
        assertThat(call(browser, "POST", "/api/v1/me/second-factor", "{}").status())
                .isEqualTo(422);
        assertThat(call(browser, "POST", "/api/v1/me/second-factor", proof).text())
                .contains("otpauth://totp/");
        byte[] secret = credentials.proposedSecret(person.account().id()).orElseThrow();
        assertThat(call(browser, "PUT", "/api/v1/me/second-factor", "{\"code\": \"000000\"}")
                        .status())
                .isEqualTo(422);
        String code = "{\"code\": \"" + Totp.code(secret, clock.instant()) + "\"}";
        assertThat(call(browser, "PUT", "/api/v1/me/second-factor", code).text())
                .contains("recoveryCodes");
        assertThat(call(browser, "POST", "/api/v1/me/second-factor", proof).status())
                .isEqualTo(409);
        assertThat(call(browser, "POST", "/api/v1/me/second-factor/end", proof).status())
                .isEqualTo(204);
        assertThat(credentials.hasSecondFactor(person.account().id())).isFalse();
    }

    @Test
    void listsAndEndsSessions() {
        Person person = people.vendor();
        Browser browser = signedIn(person);
        Browser other = signedIn(person);
        assertThat(browser.json("GET", "/api/v1/me/sessions", "", Map.of()).text())
                .contains("\"current\":true");
        assertThat(call(browser, "DELETE", "/api/v1/me/sessions/" + TestPeople.unknownId(), "")
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/app/settings/account").status()).isEqualTo(200);
    }

    @Test
    void keysHaveNoAccount() {
        ApiClient key = people.key(people.vendor().organization(), Role.VENDOR);
        assertThat(key.patch("/api/v1/me", Map.of("name", "Robot")).status()).isEqualTo(403);
        assertThat(key.get("/api/v1/me/sessions").status()).isEqualTo(403);
        assertThat(key.put("/api/v1/me/password", Map.of()).status()).isEqualTo(403);
    }
}
