package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** CSV files into the CRM and out of it, whatever is in them. */
@FrontdeskTest
@Import(TestPeople.class)
class CrmFilesTests {

    private static final String CUSTOMERS = "/api/v1/crm/customers";

    @Autowired
    TestPeople people;

    private Person vendor;
    private ApiClient api;

    @BeforeEach
    void furnish() {
        vendor = people.vendor();
        api = people.key(vendor.organization(), Role.VENDOR);
    }

    private Answer send(ApiClient caller, String path, byte[] file) {
        return caller.send("POST", path, Map.of("Content-Type", "text/csv"), file);
    }

    private JsonNode taken(String file) {
        Answer answer = send(api, CUSTOMERS + "/imports", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> names() {
        return api.get(CUSTOMERS).json().get("items").findValuesAsString("name");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "windows-1251, windows-1251", "UTF-16LE, UTF-16", "KOI8-R, KOI8-R"})
    void knowsTheCharacterSet(String written, String read) {
        String text = "\uFEFFИмя;Телефон;Заметки\nИрина Соколова;+380 44 555 01 01;Любит пионы и ромашки\n"
                + "Тарас Вербовой;+380 44 555 01 02;Просил перезвонить после обеда\n";
        String said = written.startsWith("UTF") ? text : text.substring(1);
        Answer answer = send(api, CUSTOMERS + "/imports", said.getBytes(Charset.forName(written)));
        assertThat(answer.json().get("charset").asString()).isEqualTo(read);
        assertThat(answer.json().get("imported").asInt()).as(answer.text()).isEqualTo(2);
        assertThat(names()).containsExactly("Тарас Вербовой", "Ирина Соколова");
    }

    @Test
    void listsEveryFaultAndWritesNothingWhenOnlyChecked() {
        taken("name,email\nOld,old@example.test\n");
        String file = """
                name,email,phone,rating,planet
                Ann,ann@example.test,+49 30 5550101,5,Mars
                ,nonsense,+49 30 5550102,9,Mars
                Ben,ANN@example.test,+49 30 5550103,,
                Cid,cid@example.test,(49) 30-555-0101,,
                Dan,old@example.test,,,
                Eve,eve@example.test,,,,,too many
                """;
        Answer answer = send(api, CUSTOMERS + "/imports?check=true", file.getBytes(StandardCharsets.UTF_8));
        JsonNode report = answer.json();
        assertThat(report.get("ignored").toString()).contains("planet");
        assertThat(report.get("rows").asInt()).isEqualTo(6);
        assertThat(report.get("fitting").asInt()).isEqualTo(1);
        assertThat(report.get("faults")
                        .valueStream()
                        .map(fault -> fault.get("row").asInt() + " "
                                + fault.get("column").asString()))
                .containsExactly("3 name", "3 email", "3 rating", "4 email", "5 phone", "6 email", "7 ");
        assertThat(names()).containsExactly("Old");
    }

    @Test
    void leavesRowsWithFaultsOut() {
        JsonNode report = taken("name;email\nAnn;nonsense\nBen;ben@example.test\n");
        assertThat(report.get("imported").asInt()).isEqualTo(1);
        assertThat(names()).containsExactly("Ben");
    }

    @Test
    void keepsFormulasAsTextsOnTheWayInAndOut() {
        taken("name,notes\n\"=cmd|' /C calc'!A0\",@SUM(A1)\n'+Ann,-1\n");
        assertThat(names()).containsExactly("+Ann", "=cmd|' /C calc'!A0");
        Answer file = api.get(CUSTOMERS + "/export");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("customers.csv");
        assertThat(file.text()).contains(",'=cmd|' /C calc'!A0,", ",'@SUM(A1),", ",'+Ann,", ",'-1,");
        ApiClient other = people.key(people.vendor().organization(), Role.VENDOR);
        assertThat(send(other, CUSTOMERS + "/imports", file.text().getBytes(StandardCharsets.UTF_8))
                        .json()
                        .get("imported")
                        .asInt())
                .isEqualTo(2);
        assertThat(other.get(CUSTOMERS).json().get("items").findValuesAsString("notes"))
                .containsExactlyInAnyOrder("@SUM(A1)", "-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name\n", "email\na@example.test\n", "name,Name\nA,B\n", "name\n\"A\n"})
    void saysOfAFileWhatKeepsItOut(String file) {
        Answer answer = send(api, CUSTOMERS + "/imports", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isIn(400, 422);
        if (!file.isEmpty()) {
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("file");
        }
    }

    @Test
    void refusesMoreThanItCanTake() {
        Answer rows =
                send(api, CUSTOMERS + "/imports", ("name\n" + "A\n".repeat(5_001)).getBytes(StandardCharsets.UTF_8));
        assertThat(rows.json().at("/errors/0/message").asString()).contains("5,000");
        Answer bytes =
                send(api, CUSTOMERS + "/imports", ("name\n" + "A\n".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8));
        assertThat(bytes.status()).isIn(413, 422);
        assertThat(names()).isEmpty();
    }

    @Test
    void isForVendorsOnly() {
        ApiClient employee = people.key(vendor.organization(), Role.EMPLOYEE);
        byte[] file = "name\nA\n".getBytes(StandardCharsets.UTF_8);
        assertThat(send(employee, CUSTOMERS + "/imports", file).status()).isEqualTo(403);
        assertThat(send(employee, CUSTOMERS + "/imports?check=true", file).status())
                .isEqualTo(403);
        assertThat(employee.get(CUSTOMERS + "/export").status()).isEqualTo(403);
        Browser browser = people.browser(people.colleague(vendor, Role.EMPLOYEE));
        assertThat(browser.get("/app/crm/customers/import").status()).isEqualTo(403);
        assertThat(browser.get("/app/crm/customers/export.csv").status()).isEqualTo(403);
        assertThat(browser.get("/app/crm/customers").text()).doesNotContain("export.csv", "/import\"");
        assertThat(people.browser(vendor).get("/app/crm/customers/import").status())
                .isEqualTo(200);
    }

    @Test
    void exportsWhatTheListShows() {
        taken("name,source\nAnn,fair\nBen,fair\n");
        assertThat(api.get(CUSTOMERS + "/export?q=ann").text()).contains("Ann").doesNotContain("Ben");
        assertThat(api.get(CUSTOMERS + "/export?status=vip").text()).doesNotContain("Ann");
        assertThat(api.get(CUSTOMERS + "/export?planet=Mars").status()).isEqualTo(422);
    }
}
