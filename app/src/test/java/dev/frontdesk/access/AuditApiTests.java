package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@FrontdeskTest
@Import(TestPeople.class)
class AuditApiTests {

    private final TestPeople people;
    private final Audit audit;
    private final Tenancy tenancy;

    @Autowired
    AuditApiTests(TestPeople people, Audit audit, Tenancy tenancy) {
        this.people = people;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    @Test
    void tellsWhoDidWhat() {
        Person vendor = people.vendor();
        Browser browser = people.browser(vendor);
        browser.get("/app/settings/account");
        browser.json(
                "POST",
                "/api/v1/members",
                "{\"email\": \"kim@example.test\", \"role\": \"employee\"}",
                Map.of("X-CSRF-Token", browser.token()));
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        JsonNode entry = key.get("/api/v1/audit?action=member.invited")
                .json()
                .get("items")
                .get(0);
        assertThat(entry.get("actor").get("name").asString())
                .isEqualTo(vendor.account().name());
        assertThat(entry.get("actor").get("kind").asString()).isEqualTo("person");
        assertThat(entry.get("subject").get("kind").asString()).isEqualTo("member");
        assertThat(entry.get("details").toString()).contains("employee").doesNotContain("kim@example.test");
        assertThat(entry.get("personal").toString()).contains("kim@example.test");
        JsonNode byActor =
                key.get("/api/v1/audit?actor=" + vendor.account().id()).json();
        assertThat(byActor.get("items").size()).isEqualTo(1);
    }

    @Test
    void pagesWithoutGapsOrRepeats() {
        Person vendor = people.vendor();
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        for (int n = 0; n < 4; n++) {
            key.post("/api/v1/api-keys", Map.of("name", "Key " + n));
        }
        JsonNode all = key.get("/api/v1/audit").json();
        JsonNode first = key.get("/api/v1/audit?limit=3").json();
        JsonNode second = key.get(
                        "/api/v1/audit?cursor=" + first.get("nextCursor").asString())
                .json();
        assertThat(first.get("items").size() + second.get("items").size())
                .isEqualTo(all.get("items").size());
        assertThat(second.get("items").get(0)).isEqualTo(all.get("items").get(3));
    }

    @Test
    void exportsForSpreadsheetsWithoutFormulas() {
        Person vendor = people.vendor();
        tenancy.run(
                vendor.organization(),
                () -> audit.record(
                        vendor.organization(),
                        AuditEntry.of(vendor.account().actor(), "note.added")
                                .about("note", "=HYPERLINK(\"http://evil.example\")")));
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        ApiClient.Answer csv =
                key.send("GET", "/api/v1/audit/export?action=note.added", Map.of("Accept", "text/csv"), new byte[0]);
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"audit.csv\"");
        assertThat(csv.text().split("\r\n")).hasSize(2);
        assertThat(csv.text())
                .startsWith("id,at,actor_kind")
                .contains("note.added", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
        ApiClient.Answer json = key.get("/api/v1/audit/export?action=note.added");
        assertThat(json.json().size()).isEqualTo(1);
        assertThat(key.get("/api/v1/audit/export?action=nothing").json().size()).isZero();
    }

    @Test
    void theRunningProductSealsByItself() {
        Person vendor = people.vendor();
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode found = key.get("/api/v1/audit/verification").json();
            assertThat(found.get("intact").asBoolean()).isTrue();
            assertThat(found.get("unsealed").asInt()).isZero();
            assertThat(found.get("sealed").asInt()).isPositive();
            assertThat(found.get("sealedUpTo").isNull()).isFalse();
        });
    }

    @Test
    void failedSignInsOfStrangersAreTheInstallations() {
        Person admin = people.superAdmin();
        Browser browser = people.browser(admin);
        JsonNode before = installation(browser);
        people.stranger().signIn("stranger@example.test", "a wrong password");
        JsonNode after = installation(browser);
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(0).get("outcome").asString()).isEqualTo("refused");
        assertThat(after.get(0).toString()).doesNotContain("stranger@example.test");
    }

    private static JsonNode installation(Browser browser) {
        return JsonMapper.shared()
                .readTree(browser.json("GET", "/api/v1/audit?installation=true&action=sign_in", "", Map.of())
                        .text())
                .get("items");
    }
}
