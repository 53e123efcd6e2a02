package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@FrontdeskTest
@Import(TestPeople.class)
class ApiKeysTests {

    private final TestPeople people;
    private final ApiClient api;
    private final MutableClock clock;
    private final JdbcClient jdbc;

    @Autowired
    ApiKeysTests(TestPeople people, ApiClient api, MutableClock clock, JdbcClient jdbc) {
        this.people = people;
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theOperatorsKeyHasAllRightsInTheFirstOrganization() {
        JsonNode me = api.get("/api/v1/me").json();
        assertThat(me.get("kind").asString()).isEqualTo("api_key");
        assertThat(me.get("role").asString()).isEqualTo("vendor");
        assertThat(me.get("superAdmin").asBoolean()).isTrue();
    }

    @Test
    void aKeyIsShownOnceAndKeptAsAHash() {
        Person vendor = people.vendor();
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        JsonNode made =
                key.post("/api/v1/api-keys", Map.of("name", "Shop till")).json();
        String text = made.get("key").asString();
        assertThat(text).startsWith("fd_").hasSizeGreaterThan(40);
        assertThat(key.get("/api/v1/api-keys").text()).contains("Shop till").doesNotContain(text);
        assertThat(key.get("/api/v1/audit").text()).contains("api_key.created").doesNotContain(text);
        Browser browser = people.browser(vendor);
        assertThat(browser.get("/app/settings/keys").text())
                .contains("Shop till")
                .doesNotContain(text);
        assertThat(jdbc.sql("select count(*) from find_api_key(convert_to(:key, 'UTF8'))")
                        .param("key", text)
                        .query(Long.class)
                        .single())
                .as("the text itself finds nothing")
                .isZero();
        assertThat(api.as(text)
                        .get("/api/v1/me")
                        .json()
                        .get("organization")
                        .get("id")
                        .asString())
                .isEqualTo(vendor.organization().toString());
    }

    @Test
    void aRevokedKeyStopsAtOnce() {
        Person vendor = people.vendor();
        ApiClient owner = people.key(vendor.organization(), Role.VENDOR);
        JsonNode made =
                owner.post("/api/v1/api-keys", Map.of("name", "Old till")).json();
        ApiClient till = api.as(made.get("key").asString());
        assertThat(till.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(owner.delete("/api/v1/api-keys/" + made.get("id").asString()).status())
                .isEqualTo(204);
        assertThat(till.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void keysEndWithWhoMadeThem() {
        Person owner = people.vendor();
        ApiClient ours = people.keyOf(owner);
        Person leaver = people.colleague(owner, Role.VENDOR);
        ApiClient theirs = people.keyOf(leaver);
        JsonNode made =
                theirs.post("/api/v1/api-keys", Map.of("name", "By a key")).json();
        ApiClient byTheirs = api.as(made.get("key").asString());
        assertThat(List.of(status(ours), status(theirs), status(byTheirs))).containsOnly(200);

        assertThat(ours.delete("/api/v1/members/" + leaver.member()).status()).isEqualTo(204);

        assertThat(List.of(status(theirs), status(byTheirs))).containsOnly(401);
        assertThat(status(ours)).isEqualTo(200);
        assertThat(ours.get("/api/v1/api-keys").text()).doesNotContain("By a key");
        assertThat(ours.get("/api/v1/audit?action=api_key.revoked").text())
                .contains(made.get("id").asString(), "maker_left");
        people.join(owner, leaver.account(), Role.VENDOR);
        assertThat(status(theirs)).as("after coming back").isEqualTo(401);
    }

    @Test
    void keysEndWithTheRightToMakeThem() {
        Person owner = people.vendor();
        Person demoted = people.colleague(owner, Role.VENDOR);
        ApiClient theirs = people.keyOf(demoted);
        assertThat(status(theirs)).isEqualTo(200);
        people.keyOf(owner).patch("/api/v1/members/" + demoted.member(), Map.of("role", "employee"));
        assertThat(status(theirs)).isEqualTo(401);
    }

    @Test
    void theKeyOfASuperAdminWhoIsNoMemberIsGood() {
        Person superAdmin = people.superAdmin();
        Person visitor = new Person(superAdmin.account(), people.vendor().organization(), superAdmin.member());
        assertThat(status(people.keyOf(visitor))).isEqualTo(200);
    }

    private static int status(ApiClient key) {
        return key.get("/api/v1/me").status();
    }

    @Test
    void anEmployeesKeyConfiguresOnlyWhatItIsGranted() {
        Person vendor = people.vendor();
        ApiClient owner = people.key(vendor.organization(), Role.VENDOR);
        String granted = owner.post("/api/v1/projects", Map.of("name", "A", "language", "en"))
                .json()
                .get("id")
                .asString();
        String other = owner.post("/api/v1/projects", Map.of("name", "B", "language", "en"))
                .json()
                .get("id")
                .asString();
        ApiClient till = api.as(
                owner.post("/api/v1/api-keys", Map.of("name", "Till", "role", "employee", "projects", List.of(granted)))
                        .json()
                        .get("key")
                        .asString());
        assertThat(till.patch("/api/v1/projects/" + granted, Map.of("prompt", "Be kind."))
                        .status())
                .isEqualTo(200);
        assertThat(till.patch("/api/v1/projects/" + other, Map.of("prompt", "Be kind."))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void saysWhenAKeyWasLastUsed() {
        Person vendor = people.vendor();
        ApiClient owner = people.key(vendor.organization(), Role.VENDOR);
        JsonNode made = owner.post("/api/v1/api-keys", Map.of("name", "Till")).json();
        assertThat(lastUsed(owner, made)).isNull();
        api.as(made.get("key").asString()).get("/api/v1/me");
        String first = lastUsed(owner, made);
        assertThat(first).isNotNull();
        clock.advance(Duration.ofHours(2));
        api.as(made.get("key").asString()).get("/api/v1/me");
        assertThat(lastUsed(owner, made)).isGreaterThan(first);
    }

    private static @Nullable String lastUsed(ApiClient owner, JsonNode made) {
        for (JsonNode key : owner.get("/api/v1/api-keys").json().get("items")) {
            if (key.get("id").equals(made.get("id"))) {
                return key.get("lastUsedAt").isNull()
                        ? null
                        : key.get("lastUsedAt").asString();
            }
        }
        throw new AssertionError("The key is not listed");
    }

    @Test
    void aNewOrganizationComesWithItsFirstKey() {
        JsonNode made =
                api.post("/api/v1/organizations", Map.of("name", "Bakery")).json();
        ApiClient first = api.as(made.get("apiKey").get("key").asString());
        JsonNode me = first.get("/api/v1/me").json();
        assertThat(me.get("organization").get("name").asString()).isEqualTo("Bakery");
        assertThat(me.get("superAdmin").asBoolean()).isFalse();
        assertThat(first.get("/api/v1/organizations").status()).isEqualTo(403);
        assertThat(api.get("/api/v1/organizations?limit=200").text())
                .contains("Bakery")
                .doesNotContain(made.get("apiKey").get("key").asString());
    }

    @Test
    void listsComeInParts() {
        Person vendor = people.vendor();
        ApiClient owner = people.key(vendor.organization(), Role.VENDOR);
        for (int n = 0; n < 4; n++) {
            owner.post("/api/v1/api-keys", Map.of("name", "Key " + n));
        }
        JsonNode first = owner.get("/api/v1/api-keys?limit=3").json();
        assertThat(first.get("items").size()).isEqualTo(3);
        JsonNode second = owner.get("/api/v1/api-keys?limit=3&cursor="
                        + first.get("nextCursor").asString())
                .json();
        assertThat(second.get("items").size()).isEqualTo(2);
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void secretsAreInNoAnswer() {
        Person vendor = people.vendor();
        Browser browser = people.browser(vendor);
        String session = browser.cookies.get("frontdesk_session");
        ApiClient owner = people.key(vendor.organization(), Role.VENDOR);
        String hash = jdbc.sql("select password_hash from credential where account_id = :id")
                .param("id", vendor.account().id().value())
                .query(String.class)
                .single();
        for (String path : List.of("/api/v1/me", "/api/v1/members", "/api/v1/api-keys", "/api/v1/audit")) {
            assertThat(owner.get(path).text()).as(path).doesNotContain(hash, TestPeople.PASSWORD, session);
        }
        for (String path : List.of("/app/settings/account", "/app/people", "/app/settings/keys")) {
            assertThat(browser.get(path).text()).as(path).doesNotContain(hash, TestPeople.PASSWORD, session);
        }
    }
}
