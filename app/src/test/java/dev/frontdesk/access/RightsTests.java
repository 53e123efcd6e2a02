package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who may make which call: every role against every call, by session and by key. */
@FrontdeskTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTests {

    private final TestPeople people;
    private final Members members;
    private final ApiClient api;
    private Person vendor;
    private Person other;
    private String project = "";
    private String theirProject = "";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    RightsTests(TestPeople people, Members members, ApiClient api) {
        this.people = people;
        this.members = members;
        this.api = api;
    }

    @BeforeAll
    void furnish() {
        vendor = people.vendor();
        other = people.vendor();
        project = project(vendor);
        theirProject = project(other);
    }

    private String project(Person owner) {
        return people.key(owner.organization(), Role.VENDOR)
                .post("/api/v1/projects", Map.of("name", "Counter", "language", "en"))
                .json()
                .get("id")
                .asString();
    }

    /** Columns: super admin, vendor, employee with a grant, employee, customer, nobody. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/me                                  |                        | 200 | 200 | 200 | 200 | 200 | 401
            GET    | /api/v1/organizations                       |                        | 200 | 403 | 403 | 403 | 403 | 401
            POST   | /api/v1/organizations                       | {"name": "New"}        | 201 | 403 | 403 | 403 | 403 | 401
            GET    | /api/v1/members                             |                        | 200 | 200 | 200 | 200 | 403 | 401
            GET    | /api/v1/members/{member}                    |                        | 200 | 200 | 200 | 200 | 403 | 401
            POST   | /api/v1/members                             | {"email": "{new}", "role": "employee"} | 201 | 201 | 403 | 403 | 403 | 401
            PATCH  | /api/v1/members/{member}                    | {"role": "employee"}   | 200 | 200 | 403 | 403 | 403 | 401
            DELETE | /api/v1/members/{member}                    |                        | 204 | 204 | 403 | 403 | 403 | 401
            POST   | /api/v1/members/{member}/password-resets    | {}                     | 201 | 201 | 403 | 403 | 403 | 401
            PUT    | /api/v1/projects/{project}/grants/{member}  |                        | 204 | 204 | 403 | 403 | 403 | 401
            DELETE | /api/v1/projects/{project}/grants/{member}  |                        | 204 | 204 | 403 | 403 | 403 | 401
            GET    | /api/v1/api-keys                            |                        | 200 | 200 | 403 | 403 | 403 | 401
            POST   | /api/v1/api-keys                            | {"name": "New"}        | 201 | 201 | 403 | 403 | 403 | 401
            DELETE | /api/v1/api-keys/{key}                      |                        | 204 | 204 | 403 | 403 | 403 | 401
            GET    | /api/v1/audit                               |                        | 200 | 200 | 403 | 403 | 403 | 401
            GET    | /api/v1/audit?installation=true             |                        | 200 | 403 | 403 | 403 | 403 | 401
            GET    | /api/v1/audit/verification                  |                        | 200 | 200 | 403 | 403 | 403 | 401
            GET    | /api/v1/audit/export                        |                        | 200 | 200 | 403 | 403 | 403 | 401
            """)
    void answersEachRoleAsTheMatrixSays(
            String method,
            String path,
            String body,
            int superAdmin,
            int owner,
            int granted,
            int employee,
            int customer,
            int nobody) {
        Person admin = people.superAdmin();
        people.join(vendor, admin.account(), Role.VENDOR);
        assertThat(byPerson(method, path, body, new Person(admin.account(), vendor.organization(), admin.member())))
                .as("super admin")
                .isEqualTo(superAdmin);
        assertThat(byPerson(method, path, body, people.colleague(vendor, Role.VENDOR)))
                .as("vendor")
                .isEqualTo(owner);
        Person withGrant = people.colleague(vendor, Role.EMPLOYEE);
        members.grant(people.caller(vendor), ProjectId.of(project), withGrant.member());
        assertThat(byPerson(method, path, body, withGrant))
                .as("employee with a grant")
                .isEqualTo(granted);
        assertThat(byPerson(method, path, body, people.colleague(vendor, Role.EMPLOYEE)))
                .as("employee")
                .isEqualTo(employee);
        assertThat(byPerson(method, path, body, people.colleague(vendor, Role.CUSTOMER)))
                .as("customer")
                .isEqualTo(customer);
        assertThat(byKey(method, path, body, people.key(vendor.organization(), Role.VENDOR)))
                .as("vendor's key")
                .isEqualTo(owner);
        assertThat(byKey(method, path, body, people.key(vendor.organization(), Role.EMPLOYEE)))
                .as("employee's key")
                .isEqualTo(employee);
        assertThat(byKey(method, path, body, api.as("fd_no-such-key-at-all-0123456789012345678901")))
                .as("nobody")
                .isEqualTo(nobody);
    }

    private int byPerson(String method, String path, String body, Person person) {
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        return browser.json(
                        method, filled(path), body == null ? "" : filled(body), Map.of("X-CSRF-Token", browser.token()))
                .status();
    }

    private int byKey(String method, String path, String body, ApiClient caller) {
        byte[] bytes = body == null ? new byte[0] : filled(body).getBytes(StandardCharsets.UTF_8);
        return caller.send(method, filled(path), Map.of("Content-Type", "application/json"), bytes)
                .status();
    }

    /** Each call has things of its own to work on. */
    private String filled(String text) {
        String filled =
                text.replace("{project}", project).replace("{new}", "new-" + TestPeople.unknownId() + "@example.test");
        if (filled.contains("{member}")) {
            filled = filled.replace(
                    "{member}", people.colleague(vendor, Role.EMPLOYEE).member().toString());
        }
        if (filled.contains("{key}")) {
            filled = filled.replace(
                    "{key}",
                    people.key(vendor.organization(), Role.VENDOR)
                            .post("/api/v1/api-keys", Map.of("name", "To be revoked"))
                            .json()
                            .get("id")
                            .asString());
        }
        return filled;
    }

    @Test
    void anotherOrganizationsThingsAreNotThere() {
        ApiClient mine = people.key(vendor.organization(), Role.VENDOR);
        String stranger = other.member().toString();
        String own = people.colleague(vendor, Role.EMPLOYEE).member().toString();
        String key = people.key(other.organization(), Role.VENDOR)
                .get("/api/v1/api-keys")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(mine.get("/api/v1/members/" + stranger).status()).isEqualTo(404);
        assertThat(mine.patch("/api/v1/members/" + stranger, Map.of("role", "customer"))
                        .status())
                .isEqualTo(404);
        assertThat(mine.delete("/api/v1/members/" + stranger).status()).isEqualTo(404);
        assertThat(mine.post("/api/v1/members/" + stranger + "/password-resets", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(mine.post("/api/v1/members/" + stranger + "/invitations", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(mine.put("/api/v1/projects/" + theirProject + "/grants/" + own, null)
                        .status())
                .isEqualTo(404);
        assertThat(mine.put("/api/v1/projects/" + project + "/grants/" + stranger, null)
                        .status())
                .isEqualTo(404);
        assertThat(mine.delete("/api/v1/projects/" + theirProject + "/grants/" + stranger)
                        .status())
                .isEqualTo(404);
        assertThat(mine.delete("/api/v1/api-keys/" + key).status()).isEqualTo(404);
        assertThat(mine.get("/api/v1/members").text()).doesNotContain(stranger, other.email());
        ApiClient.Answer missing = mine.get("/api/v1/members/" + stranger);
        ApiClient.Answer unknown = mine.get("/api/v1/members/" + TestPeople.unknownId());
        assertThat(missing.status()).isEqualTo(unknown.status());
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void refusalsAreProblemDocumentsWithACure() {
        ApiClient.Answer unknown =
                api.as("fd_no-such-key-at-all-0123456789012345678901").get("/api/v1/me");
        assertThat(unknown.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(unknown.json().get("detail").asString()).contains("API key");
        ApiClient.Answer forbidden =
                people.key(vendor.organization(), Role.EMPLOYEE).get("/api/v1/api-keys");
        assertThat(forbidden.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(forbidden.json().get("detail").asString()).contains("vendor");
        ApiClient.Answer invalid = people.key(vendor.organization(), Role.VENDOR)
                .post(
                        "/api/v1/members",
                        Map.of("email", "nonsense", "role", "boss", "projects", List.of(theirProject)));
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.json().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("email", "role", "projects");
    }

    @Test
    void callsWithTheCookieNeedTheFormTokenOfTheSession() {
        Browser browser = people.browser(vendor);
        String body = "{\"name\": \"Made by another site\"}";
        Seen without = browser.json("POST", "/api/v1/api-keys", body, Map.of());
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.header("Content-Type")).startsWith("application/problem+json");
        Browser somebodyElse = people.browser(other);
        somebodyElse.get("/app/settings/account");
        assertThat(browser.json("POST", "/api/v1/api-keys", body, Map.of("X-CSRF-Token", somebodyElse.token()))
                        .status())
                .as("of another session")
                .isEqualTo(403);
        assertThat(browser.post("/app/settings/keys", Map.of("name", "x", "role", "vendor", "_csrf", "wrong"))
                        .status())
                .isEqualTo(403);
        browser.get("/app/settings/account");
        assertThat(browser.json("POST", "/api/v1/api-keys", body, Map.of("X-CSRF-Token", browser.token()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsJudgedAloneEvenBesideACookie() {
        Browser browser = people.browser(vendor);
        Seen answer = browser.json("GET", "/api/v1/me", "", Map.of("Authorization", "Bearer fd_wrong"));
        assertThat(answer.status()).isEqualTo(401);
        Seen change =
                browser.json("POST", "/api/v1/api-keys", "{\"name\": \"x\"}", Map.of("Authorization", "Basic eDp5"));
        assertThat(change.status())
                .as("a header that names nobody does not let the cookie in")
                .isEqualTo(401);
    }

    @Test
    void evenSigningInNeedsAFormToken() {
        Browser browser = new Browser(api);
        browser.get("/sign-in");
        Seen answer = browser.post(
                "/sign-in", Map.of("email", vendor.email(), "password", TestPeople.PASSWORD, "_csrf", "planted"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(browser.cookies).doesNotContainKey("frontdesk_session");
    }

    @Test
    void changesOfRightsHoldAtOnce() {
        Person colleague = people.colleague(vendor, Role.VENDOR);
        Browser browser = people.browser(colleague);
        assertThat(browser.get("/app/people").status()).isEqualTo(200);
        Caller owner = people.caller(vendor);
        members.changeRole(owner, colleague.member(), Role.EMPLOYEE);
        assertThat(browser.get("/app/people").status()).isEqualTo(403);
        members.remove(owner, colleague.member());
        assertThat(browser.get("/app/people").location()).isEqualTo("/no-organization");
        assertThat(browser.get("/no-organization").status()).isEqualTo(200);
    }

    @Test
    void anOrganizationKeepsItsLastOwner() {
        Person owner = people.vendor();
        ApiClient key = people.key(owner.organization(), Role.VENDOR);
        assertThat(key.delete("/api/v1/members/" + owner.member()).status()).isEqualTo(409);
        assertThat(key.patch("/api/v1/members/" + owner.member(), Map.of("role", "employee"))
                        .status())
                .isEqualTo(409);
        people.colleague(owner, Role.VENDOR);
        assertThat(key.delete("/api/v1/members/" + owner.member()).status()).isEqualTo(204);
    }

    @Test
    void anOwnerCannotTakeOverAnAccountThatBelongsElsewhereToo() {
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        Person guest = people.join(vendor, other.account(), Role.EMPLOYEE);
        Person admin = people.superAdmin();
        Person adminHere = people.join(vendor, admin.account(), Role.EMPLOYEE);
        assertThat(key.post("/api/v1/members/" + guest.member() + "/password-resets", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(key.post("/api/v1/members/" + adminHere.member() + "/password-resets", Map.of())
                        .status())
                .isEqualTo(403);
        members.remove(people.caller(vendor), guest.member());
    }
}
