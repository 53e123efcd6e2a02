package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontdeskTest
@Import(TestPeople.class)
class SignInTests {

    private static final String WRONG = "E-mail address or password is not right.";

    private final TestPeople people;
    private final Credentials credentials;
    private final Sessions sessions;
    private final ApiClient api;
    private final MutableClock clock;
    private final JdbcClient jdbc;

    @Autowired
    SignInTests(
            TestPeople people,
            Credentials credentials,
            Sessions sessions,
            ApiClient api,
            MutableClock clock,
            JdbcClient jdbc) {
        this.people = people;
        this.credentials = credentials;
        this.sessions = sessions;
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void forgetAttempts() {
        jdbc.sql("delete from attempt").update();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void letsTheOperatorsAdminInWhateverTheCaseOfTheAddress() {
        Browser browser = new Browser(api);
        Seen in = browser.signIn(" OWNER@example.test ", "fake-password-of-the-owner");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/app");
        assertThat(browser.get("/app/settings/account").status()).isEqualTo(200);
    }

    @Test
    void sendsPeopleToSignInAndBackAgain() {
        Browser browser = new Browser(api);
        assertThat(browser.get("/app/people?x=1").location()).isEqualTo("/sign-in?next=%2Fapp%2Fpeople%3Fx%3D1");
        Person person = people.vendor();
        Seen in = browser.fill(
                "/sign-in",
                "/sign-in",
                Map.of("email", person.email(), "password", TestPeople.PASSWORD, "next", "/app/people?x=1"));
        assertThat(in.location()).isEqualTo("/app/people?x=1");
    }

    @Test
    void neverLeadsToSomebodyElsesSite() {
        Person person = people.vendor();
        for (String next :
                List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")) {
            Seen in = new Browser(api)
                    .fill(
                            "/sign-in",
                            "/sign-in",
                            Map.of("email", person.email(), "password", TestPeople.PASSWORD, "next", next));
            assertThat(in.location()).as(next).isEqualTo("/app");
        }
    }

    @Test
    void tellsNobodyWhoHasAnAccount() {
        Person person = people.vendor();
        Seen known = new Browser(api).signIn(person.email(), "not the password");
        Seen unknown = new Browser(api).signIn("nobody@example.test", "not the password");
        assertThat(known.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(known.text()).contains(WRONG);
        assertThat(unknown.text()).contains(WRONG);
        assertThat(known.text()).doesNotContain("not the password");
    }

    @Test
    void pausesGrowWithFailures() {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        Person person = people.vendor();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(guess(person.email()).status()).isEqualTo(422);
        }
        assertThat(guess(person.email()).status())
                .as("the sixth is looked at, and begins a pause")
                .isEqualTo(422);
        assertThat(guess(person.email()).header("Retry-After")).isEqualTo("2");
        clock.advance(Duration.ofSeconds(2));
        assertThat(guess(person.email()).status()).isEqualTo(422);
        assertThat(guess(person.email()).header("Retry-After")).isEqualTo("4");
        Seen right = new Browser(api).signIn(person.email(), TestPeople.PASSWORD);
        assertThat(right.status())
                .as("not even the right password is looked at")
                .isEqualTo(429);
        clock.advance(Duration.ofSeconds(4));
        assertThat(new Browser(api).signIn(person.email(), TestPeople.PASSWORD).status())
                .isEqualTo(303);
        assertThat(guess(person.email()).status())
                .as("success forgets the failures")
                .isEqualTo(422);
        assertThat(guess(person.email()).status()).isEqualTo(422);
    }

    @Test
    void pausesUnknownAddressesInTheSameWay() {
        clock.stopAt(Instant.parse("2030-02-01T00:00:00Z"));
        for (int attempt = 0; attempt < 6; attempt++) {
            assertThat(guess("nobody-at-all@example.test").status()).isEqualTo(422);
        }
        assertThat(guess("Nobody-At-All@example.test").status()).isEqualTo(429);
    }

    @Test
    void pausesAnAddressThatTriesManyAccounts() {
        clock.stopAt(Instant.parse("2030-03-01T00:00:00Z"));
        for (int attempt = 0; attempt < 31; attempt++) {
            assertThat(guess("nobody-" + attempt + "@example.test").status()).isEqualTo(422);
        }
        assertThat(guess("nobody-else@example.test").status()).isEqualTo(429);
    }

    private Seen guess(String email) {
        return new Browser(api).signIn(email, "a wrong password");
    }

    @Test
    void asksForACodeAndTakesEachOnce() {
        clock.stopAt(Instant.parse("2030-04-01T00:00:00Z"));
        Person person = people.vendor();
        byte[] secret = credentials.proposeSecondFactor(person.account().id());
        List<Secret> recovery = credentials
                .confirmSecondFactor(person.account().id(), Totp.code(secret, clock.instant()))
                .orElseThrow();
        clock.advance(Duration.ofSeconds(30));
        String code = Totp.code(secret, clock.instant());

        Browser first = withPassword(person);
        assertThat(first.cookies).doesNotContainKey("frontdesk_session");
        assertThat(first.get("/app/settings/account").status())
                .as("half in is out")
                .isEqualTo(303);
        assertThat(code(first, "000000").status()).isEqualTo(422);
        assertThat(code(first, code).location()).isEqualTo("/app");
        assertThat(first.get("/app/settings/account").status()).isEqualTo(200);

        Browser second = withPassword(person);
        assertThat(code(second, code).status()).as("the same code again").isEqualTo(422);
        assertThat(code(second, recovery.getFirst().reveal().toLowerCase(Locale.ROOT))
                        .location())
                .isEqualTo("/app");

        Browser third = withPassword(person);
        assertThat(code(third, recovery.getFirst().reveal()).status())
                .as("a used recovery code")
                .isEqualTo(422);
        clock.advance(Duration.ofMinutes(11));
        assertThat(code(third, Totp.code(secret, clock.instant())).location())
                .as("the first step is too long ago")
                .isEqualTo("/sign-in");
    }

    private Browser withPassword(Person person) {
        Browser browser = new Browser(api);
        Seen step = browser.signIn(person.email(), TestPeople.PASSWORD);
        assertThat(step.location()).startsWith("/sign-in/code");
        return browser;
    }

    private Seen code(Browser browser, String code) {
        return browser.fill("/sign-in/code", "/sign-in/code", Map.of("code", code));
    }

    @Test
    void pausesGuessesOfTheCode() {
        clock.stopAt(Instant.parse("2030-05-01T00:00:00Z"));
        Person person = people.vendor();
        byte[] secret = credentials.proposeSecondFactor(person.account().id());
        credentials.confirmSecondFactor(person.account().id(), Totp.code(secret, clock.instant()));
        clock.advance(Duration.ofMinutes(1));
        Browser browser = withPassword(person);
        for (int attempt = 0; attempt < 6; attempt++) {
            assertThat(code(browser, "00000" + attempt).status()).isEqualTo(422);
        }
        assertThat(code(browser, Totp.code(secret, clock.instant())).status()).isEqualTo(429);
    }

    @Test
    void aSessionIsNewWithEverySignIn() {
        Person person = people.vendor();
        Browser browser = new Browser(api);
        browser.cookies.put("frontdesk_session", "planted-by-somebody-else");
        browser.signIn(person.email(), TestPeople.PASSWORD);
        String first = browser.cookies.get("frontdesk_session");
        assertThat(first).isNotEqualTo("planted-by-somebody-else").hasSizeGreaterThan(40);
        Browser planted = new Browser(api);
        planted.cookies.put("frontdesk_session", "planted-by-somebody-else");
        assertThat(planted.get("/app/settings/account").status()).isEqualTo(303);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Person person = people.vendor();
        Seen in = new Browser(api).signIn(person.email(), TestPeople.PASSWORD);
        assertThat(in.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("frontdesk_session="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void sessionsLiveWhileTheyAreUsed() {
        Person person = people.vendor();
        Browser used = people.browser(person);
        Browser idle = people.browser(person);
        for (int day = 0; day < 20; day += 5) {
            clock.advance(Duration.ofDays(5));
            assertThat(used.get("/app/settings/account").status()).isEqualTo(200);
        }
        assertThat(idle.get("/app/settings/account").status()).isEqualTo(303);
        for (int day = 20; day < 95; day += 5) {
            clock.advance(Duration.ofDays(5));
            used.get("/app/settings/account");
        }
        assertThat(used.get("/app/settings/account").status())
                .as("three months at most")
                .isEqualTo(303);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Person person = people.vendor();
        Browser here = people.browser(person);
        Browser there = people.browser(person);
        assertThat(there.get("/app/settings/account").status()).isEqualTo(200);
        here.get("/app/settings/account");
        Map<String, String> form = Map.of("current", TestPeople.PASSWORD, "password", "another fake phrase");
        assertThat(here.form(
                                "PUT",
                                "/app/settings/account/password",
                                Map.of("current", "wrong", "password", "another fake phrase"))
                        .status())
                .isEqualTo(422);
        assertThat(here.form("PUT", "/app/settings/account/password", form).status())
                .isEqualTo(200);
        assertThat(here.get("/app/settings/account").status()).isEqualTo(200);
        assertThat(there.get("/app/settings/account").status()).isEqualTo(303);
        assertThat(new Browser(api).signIn(person.email(), TestPeople.PASSWORD).status())
                .isEqualTo(422);
        assertThat(new Browser(api)
                        .signIn(person.email(), "another fake phrase")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void endsOneSessionFromAnother() {
        Person person = people.vendor();
        Browser here = people.browser(person);
        Browser there = people.browser(person);
        there.get("/app/settings/account");
        here.get("/app/settings/account");
        Session other = sessions.list(person.account().id()).getFirst();
        String path = "/app/settings/account/sessions/";
        assertThat(here.form("DELETE", path + other.id(), Map.of()).status()).isEqualTo(200);
        assertThat(there.get("/app/settings/account").status()).isEqualTo(303);

        Person stranger = people.vendor();
        Browser theirs = people.browser(stranger);
        Session mine = sessions.list(person.account().id()).getFirst();
        theirs.get("/app/settings/account");
        theirs.form("DELETE", path + mine.id(), Map.of());
        assertThat(here.get("/app/settings/account").status())
                .as("strangers cannot")
                .isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionItself() {
        Person person = people.vendor();
        Browser browser = people.browser(person);
        String token = browser.cookies.get("frontdesk_session");
        browser.get("/app/settings/account");
        assertThat(browser.post("/sign-out", Map.of()).location()).isEqualTo("/sign-in");
        browser.cookies.put("frontdesk_session", token);
        assertThat(browser.get("/app/settings/account").status()).isEqualTo(303);
    }

    @Test
    void htmxIsToldWhereToGo() {
        Seen answer = new Browser(api).json("GET", "/app/people/form", "", Map.of("HX-Request", "true"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in");
    }
}
