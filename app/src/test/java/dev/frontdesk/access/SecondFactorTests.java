package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.testkit.FrontdeskTest;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turning the second factor on and off, on the page. */
@FrontdeskTest
@Import(TestPeople.class)
class SecondFactorTests {

    private static final String BASE = "/app/settings/account/second-factor";
    private static final Map<String, String> PASSWORD = Map.of("current", TestPeople.PASSWORD);

    private final TestPeople people;
    private final Credentials credentials;
    private final Clock clock;
    private final JdbcClient jdbc;

    @Autowired
    SecondFactorTests(TestPeople people, Credentials credentials, Clock clock, JdbcClient jdbc) {
        this.people = people;
        this.credentials = credentials;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void isAddedWithThePasswordAndACode() {
        Person person = people.vendor();
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        assertThat(browser.post(BASE, Map.of("current", "not mine")).status()).isEqualTo(422);
        Seen adding = browser.post(BASE, PASSWORD);
        assertThat(adding.text()).contains("<svg class=\"qr\"");
        byte[] secret = credentials.proposedSecret(person.account().id()).orElseThrow();
        assertThat(adding.text()).contains(Base32.grouped(secret));
        assertThat(credentials.hasSecondFactor(person.account().id()))
                .as("not before a code")
                .isFalse();

        Seen wrong = browser.form("PUT", BASE, Map.of("code", "000000"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("<svg class=\"qr\"");
        Seen added = browser.form("PUT", BASE, Map.of("code", Totp.code(secret, clock.instant())));
        assertThat(Pattern.compile("<li><code>[A-Z2-7-]{19}</code>")
                        .matcher(added.text())
                        .results()
                        .count())
                .isEqualTo(10);
        assertThat(credentials.hasSecondFactor(person.account().id())).isTrue();
        assertThat(browser.get("/app/settings/account").text())
                .contains("10 recovery codes are left")
                .doesNotContain(Base32.grouped(secret));
        assertThat(jdbc.sql("select totp_secret from credential where account_id = :id")
                        .param("id", person.account().id().value())
                        .query(byte[].class)
                        .single())
                .as("sealed")
                .isNotEqualTo(secret);
    }

    @Test
    void aSecondOneCannotBeSlippedIn() {
        Person person = people.vendor();
        byte[] secret = credentials.proposeSecondFactor(person.account().id());
        credentials.confirmSecondFactor(person.account().id(), Totp.code(secret, clock.instant()));
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        assertThat(browser.post(BASE, PASSWORD).text()).doesNotContain("<svg class=\"qr\"");
        assertThat(credentials.proposedSecret(person.account().id())).isEmpty();
    }

    @Test
    void isEndedWithThePassword() {
        Person person = people.vendor();
        byte[] secret = credentials.proposeSecondFactor(person.account().id());
        credentials.confirmSecondFactor(person.account().id(), Totp.code(secret, clock.instant()));
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        assertThat(browser.post(BASE + "/end", Map.of("current", "not mine")).status())
                .isEqualTo(422);
        assertThat(credentials.hasSecondFactor(person.account().id())).isTrue();
        assertThat(browser.post(BASE + "/end", PASSWORD).status()).isEqualTo(200);
        assertThat(credentials.hasSecondFactor(person.account().id())).isFalse();
    }
}
