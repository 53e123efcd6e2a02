package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@FrontdeskTest
@Import(TestPeople.class)
class InvitationTests {

    private final TestPeople people;
    private final Credentials credentials;
    private final ApiClient api;
    private final MutableClock clock;

    @Autowired
    InvitationTests(TestPeople people, Credentials credentials, ApiClient api, MutableClock clock) {
        this.people = people;
        this.credentials = credentials;
        this.api = api;
        this.clock = clock;
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private JsonNode invite(Person vendor, String email) {
        return people.key(vendor.organization(), Role.VENDOR)
                .post("/api/v1/members", Map.of("email", email, "role", "employee"))
                .json();
    }

    private static String path(JsonNode answer, String field) {
        URI link = URI.create(answer.get(field).asString());
        return link.getRawPath() + "?" + link.getRawQuery();
    }

    private static String fresh() {
        return "new-" + TestPeople.unknownId() + "@example.test";
    }

    @Test
    void bringsSomebodyNewInOnce() {
        Person vendor = people.vendor();
        String email = fresh();
        JsonNode invited = invite(vendor, email);
        assertThat(invited.get("status").asString()).isEqualTo("invited");
        String link = path(invited, "invitationUrl");

        Browser browser = new Browser(api);
        assertThat(browser.get(link).text()).contains(email, "Employee");
        assertThat(browser.post(link, Map.of("name", "", "password", "short")).status())
                .isEqualTo(422);
        Seen in = browser.post(link, Map.of("name", "Nina New", "password", "a fake long phrase"));
        assertThat(in.location()).isEqualTo("/app");
        JsonNode me = me(browser);
        assertThat(me.get("email").asString()).isEqualTo(email);
        assertThat(me.get("role").asString()).isEqualTo("employee");
        assertThat(me.get("superAdmin").asBoolean()).isFalse();
        assertThat(me.get("organization").get("id").asString())
                .isEqualTo(vendor.organization().toString());

        assertThat(new Browser(api).get(link).status()).as("the link again").isEqualTo(404);
        Seen second = new Browser(api).fill(link, link, Map.of("name", "Twin", "password", "a fake long phrase"));
        assertThat(second.status()).isEqualTo(404);
        JsonNode member = people.key(vendor.organization(), Role.VENDOR)
                .get("/api/v1/members/" + invited.get("id").asString())
                .json();
        assertThat(member.get("status").asString()).isEqualTo("active");
        assertThat(member.get("name").asString()).isEqualTo("Nina New");
    }

    private static JsonNode me(Browser browser) {
        return JsonMapper.shared()
                .readTree(browser.json("GET", "/api/v1/me", "", Map.of()).text());
    }

    @Test
    void endsAfterAWeek() {
        Person vendor = people.vendor();
        String link = path(invite(vendor, fresh()), "invitationUrl");
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(new Browser(api).get(link).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(new Browser(api).get(link).status()).isEqualTo(404);
    }

    @Test
    void aFreshLinkEndsTheOldOne() {
        Person vendor = people.vendor();
        JsonNode first = invite(vendor, fresh());
        JsonNode second = people.key(vendor.organization(), Role.VENDOR)
                .post("/api/v1/members/" + first.get("id").asString() + "/invitations", null)
                .json();
        assertThat(new Browser(api).get(path(first, "invitationUrl")).status()).isEqualTo(404);
        assertThat(new Browser(api).get(path(second, "invitationUrl")).status()).isEqualTo(200);
    }

    @Test
    void removingThePlaceEndsTheLink() {
        Person vendor = people.vendor();
        JsonNode invited = invite(vendor, fresh());
        people.key(vendor.organization(), Role.VENDOR)
                .delete("/api/v1/members/" + invited.get("id").asString());
        assertThat(new Browser(api).get(path(invited, "invitationUrl")).status())
                .isEqualTo(404);
    }

    @Test
    void somebodyWithAnAccountJoinsWithItAndSwitchesBack() {
        Person vendor = people.vendor();
        Person guest = people.vendor();
        String link = path(invite(vendor, fresh()), "invitationUrl");
        Browser browser = people.browser(guest);
        assertThat(browser.get(link).text()).contains("Join as " + guest.email());
        assertThat(browser.post(link, Map.of()).location()).isEqualTo("/app");
        assertThat(me(browser).get("role").asString()).isEqualTo("employee");
        assertThat(me(browser).get("organizations").size()).isEqualTo(2);

        browser.get("/app/settings/account");
        Seen back = browser.post(
                "/app/organization", Map.of("organization", guest.organization().toString()));
        assertThat(back.location()).isEqualTo("/app");
        assertThat(me(browser).get("role").asString()).isEqualTo("vendor");
        Person stranger = people.vendor();
        assertThat(browser.post(
                                "/app/organization",
                                Map.of("organization", stranger.organization().toString()))
                        .status())
                .as("an organization of others")
                .isEqualTo(404);
    }

    @Test
    void cannotTakeOverTheAccountOfTheInvitedAddress() {
        Person vendor = people.vendor();
        Person victim = people.vendor();
        String link = path(invite(vendor, victim.email()), "invitationUrl");
        Browser browser = new Browser(api);
        Seen answer = browser.fill(link, link, Map.of("name", "Thief", "password", "a fake long phrase"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(browser.cookies).doesNotContainKey("frontdesk_session");
        assertThat(new Browser(api).signIn(victim.email(), TestPeople.PASSWORD).status())
                .isEqualTo(303);
    }

    @Test
    void nobodyIsInvitedTwice() {
        Person vendor = people.vendor();
        String email = fresh();
        invite(vendor, email);
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        assertThat(key.post("/api/v1/members", Map.of("email", email.toUpperCase(Locale.ROOT), "role", "customer"))
                        .status())
                .isEqualTo(409);
        assertThat(key.post("/api/v1/members", Map.of("email", vendor.email(), "role", "customer"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void grantsWaitForThePerson() {
        Person vendor = people.vendor();
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        String project = key.post("/api/v1/projects", Map.of("name", "Counter", "language", "en"))
                .json()
                .get("id")
                .asString();
        JsonNode invited = key.post(
                        "/api/v1/members", Map.of("email", fresh(), "role", "employee", "projects", List.of(project)))
                .json();
        Browser browser = new Browser(api);
        browser.fill(
                path(invited, "invitationUrl"),
                path(invited, "invitationUrl"),
                Map.of("name", "Nina", "password", "a fake long phrase"));
        assertThat(me(browser).get("projects").get(0).asString()).isEqualTo(project);
    }

    @Test
    void anAdminsLinkSetsANewPasswordOnce() {
        Person vendor = people.vendor();
        Person colleague = people.colleague(vendor, Role.EMPLOYEE);
        byte[] secret = credentials.proposeSecondFactor(colleague.account().id());
        credentials.confirmSecondFactor(colleague.account().id(), Totp.code(secret, clock.instant()));
        Browser signedIn = people.browser(colleague);
        assertThat(signedIn.get("/app/settings/account").status()).isEqualTo(200);
        JsonNode made = people.key(vendor.organization(), Role.VENDOR)
                .post("/api/v1/members/" + colleague.member() + "/password-resets", Map.of())
                .json();
        String link = path(made, "url");

        Browser browser = new Browser(api);
        assertThat(browser.fill(link, link, Map.of("password", "password1234")).status())
                .isEqualTo(422);
        assertThat(browser.post(link, Map.of("password", "a new fake phrase")).location())
                .isEqualTo("/sign-in");
        assertThat(signedIn.get("/app/settings/account").status())
                .as("sessions end")
                .isEqualTo(303);
        assertThat(new Browser(api).get(link).status()).as("the link again").isEqualTo(404);
        assertThat(new Browser(api)
                        .signIn(colleague.email(), TestPeople.PASSWORD)
                        .status())
                .isEqualTo(422);
        assertThat(new Browser(api)
                        .signIn(colleague.email(), "a new fake phrase")
                        .location())
                .as("the second factor stays")
                .startsWith("/sign-in/code");
    }

    @Test
    void aLinkMayAlsoEndALostSecondFactor() {
        Person vendor = people.vendor();
        Person colleague = people.colleague(vendor, Role.EMPLOYEE);
        byte[] secret = credentials.proposeSecondFactor(colleague.account().id());
        credentials.confirmSecondFactor(colleague.account().id(), Totp.code(secret, clock.instant()));
        String link = path(
                people.key(vendor.organization(), Role.VENDOR)
                        .post(
                                "/api/v1/members/" + colleague.member() + "/password-resets",
                                Map.of("dropSecondFactor", true))
                        .json(),
                "url");
        new Browser(api).fill(link, link, Map.of("password", "a new fake phrase"));
        assertThat(new Browser(api)
                        .signIn(colleague.email(), "a new fake phrase")
                        .location())
                .isEqualTo("/app");
    }

    @Test
    void aSuperAdminsVisitIsInTheTrail() {
        Person admin = people.superAdmin();
        Person vendor = people.vendor();
        Browser browser = people.browser(admin);
        browser.get("/app/settings/account");
        assertThat(browser.post(
                                "/app/organization",
                                Map.of("organization", vendor.organization().toString()))
                        .location())
                .isEqualTo("/app");
        assertThat(me(browser).get("organization").get("id").asString())
                .isEqualTo(vendor.organization().toString());
        JsonNode entries = people.key(vendor.organization(), Role.VENDOR)
                .get("/api/v1/audit?action=organization.entered")
                .json()
                .get("items");
        assertThat(entries.size()).isEqualTo(1);
        assertThat(entries.get(0).get("actor").get("id").asString())
                .isEqualTo(admin.account().id().toString());
    }

    @Test
    void endsAPasswordLinkWhenTheAccountJoinsElsewhere() {
        Person vendor = people.vendor();
        Person colleague = people.colleague(vendor, Role.EMPLOYEE);
        String reset = path(
                people.key(vendor.organization(), Role.VENDOR)
                        .post("/api/v1/members/" + colleague.member() + "/password-resets", Map.of())
                        .json(),
                "url");
        String invitation = path(invite(people.vendor(), fresh()), "invitationUrl");
        assertThat(people.browser(colleague)
                        .fill(invitation, invitation, Map.of())
                        .location())
                .isEqualTo("/app");
        assertThat(new Browser(api).get(reset).status()).isEqualTo(404);
    }
}
