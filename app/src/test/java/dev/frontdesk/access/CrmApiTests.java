package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CRM over REST: what it does, and that each role gets what the matrix of the tools gives it. */
@FrontdeskTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrmApiTests {

    private final TestPeople people;
    private Person vendor;
    private Person employee;
    private Person colleague;
    private Person customer;
    private ApiClient api;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    CrmApiTests(TestPeople people) {
        this.people = people;
    }

    @BeforeAll
    void furnish() {
        vendor = people.vendor();
        employee = people.colleague(vendor, Role.EMPLOYEE);
        colleague = people.colleague(vendor, Role.EMPLOYEE);
        customer = people.colleague(vendor, Role.CUSTOMER);
        api = people.key(vendor.organization(), Role.VENDOR);
    }

    /** Columns: the vendor, the employee it is assigned to, another employee, a customer. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /customers            |                   | 200 | 200 | 200 | 200
            GET    | /customers/{customer} |                   | 200 | 200 | 200 | 404
            POST   | /customers            | {"name": "New"}   | 201 | 201 | 201 | 403
            PATCH  | /customers/{customer} | {"notes": "Seen"} | 200 | 200 | 404 | 404
            DELETE | /customers/{customer} |                   | 204 | 403 | 403 | 403
            GET    | /leads/{lead}         |                   | 200 | 200 | 200 | 403
            POST   | /leads                | {"name": "New"}   | 201 | 201 | 201 | 403
            PATCH  | /leads/{lead}         | {"notes": "Seen"} | 200 | 200 | 404 | 403
            DELETE | /leads/{lead}         |                   | 204 | 403 | 403 | 403
            GET    | /deals                |                   | 200 | 200 | 200 | 403
            GET    | /deals/{deal}         |                   | 200 | 200 | 200 | 403
            GET    | /deals/{deal}/timeline |                  | 200 | 200 | 200 | 403
            POST   | /deals                | {"title": "New"}  | 201 | 201 | 201 | 403
            PATCH  | /deals/{deal}         | {"notes": "Seen"} | 200 | 200 | 404 | 403
            PATCH  | /deals/{deal}         | {"assignedTo": 1} | 200 | 403 | 404 | 403
            PUT    | /deals/{deal}/stage   | {"stage": "proposal"} | 200 | 200 | 404 | 403
            DELETE | /deals/{deal}/closing |                   | 409 | 403 | 403 | 403
            DELETE | /deals/{deal}         |                   | 204 | 403 | 403 | 403
            GET    | /orders               |                   | 200 | 200 | 200 | 200
            GET    | /payments             |                   | 200 | 200 | 200 | 200
            GET    | /issues               |                   | 200 | 200 | 200 | 200
            POST   | /issues               | {"title": "T", "description": "D"} | 201 | 201 | 201 | 201
            GET    | /employees            |                   | 200 | 200 | 200 | 403
            GET    | /activities           |                   | 200 | 200 | 200 | 403
            GET    | /pipelines            |                   | 200 | 200 | 200 | 403
            GET    | /analytics            |                   | 200 | 200 | 200 | 403
            GET    | /settings             |                   | 200 | 200 | 200 | 403
            PATCH  | /settings             | {"currency": "UAH"} | 200 | 403 | 403 | 403
            """)
    void answersEachRoleAsTheMatrixSays(
            String method, String path, String body, int byVendor, int assigned, int foreign, int byCustomer) {
        assertThat(status(vendor, method, path, body)).as("vendor").isEqualTo(byVendor);
        assertThat(status(employee, method, path, body)).as("assigned").isEqualTo(assigned);
        assertThat(status(colleague, method, path, body)).as("foreign").isEqualTo(foreign);
        assertThat(status(customer, method, path, body)).as("customer").isEqualTo(byCustomer);
    }

    private int status(Person person, String method, String path, String body) {
        return call(person, method, filled(path), body).status();
    }

    private Seen call(Person person, String method, String path, String body) {
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        return browser.json(
                method, "/api/v1/crm" + path, body == null ? "" : body, Map.of("X-CSRF-Token", browser.token()));
    }

    /** Each call has a record of the employee's to work on. */
    private String filled(String path) {
        String kind = path.replaceAll("^/([a-z]+)s(/.*)?$", "$1");
        return path.contains("{") ? path.replaceAll("\\{\\w+}", made(employee, kind)) : path;
    }

    private String made(Person person, String kind) {
        String named = kind.equals("deal") ? "title" : "name";
        Seen made = call(person, "POST", "/" + kind + "s", "{\"" + named + "\": \"A roof\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.text()).get("id").asString();
    }

    @Test
    void anotherOrganizationsRecordsAreNotThere() {
        Person stranger = people.vendor();
        String deal = made(employee, "deal");
        for (int i = 0; i < 3; i++) {
            made(employee, "deal");
        }
        ApiClient theirs = people.key(stranger.organization(), Role.VENDOR);
        assertThat(theirs.get("/api/v1/crm/deals/" + deal).status()).isEqualTo(404);
        assertThat(theirs.patch("/api/v1/crm/deals/" + deal, Map.of("title", "Mine"))
                        .status())
                .isEqualTo(404);
        assertThat(theirs.get("/api/v1/crm/deals").json().get("items")).isEmpty();
    }

    @Test
    void namesEveryFaultOfABody() {
        Answer answer = api.post(
                "/api/v1/crm/customers",
                Map.of("email", "nonsense", "creditLimit", "-1", "assignedTo", 99, "planet", "Mars"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "email", "creditLimit", "assignedTo", "planet");
        assertThat(api.post("/api/v1/crm/customers", List.of(1)).status()).isEqualTo(422);
        assertThat(api.get("/api/v1/crm/customers?cursor=first").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/crm/customers?planet=Mars")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("planet");
        api.post("/api/v1/crm/customers", Map.of("name", "Zebedee"));
        assertThat(api.get("/api/v1/crm/customers/Zebedee").status()).isEqualTo(404);
    }

    @Test
    void pagesFiltersAndSearches() {
        ApiClient fresh = people.key(people.vendor().organization(), Role.VENDOR);
        for (int i = 0; i < 5; i++) {
            fresh.post("/api/v1/crm/leads", Map.of("name", "Lead " + i, "source", i < 2 ? "event" : "website"));
        }
        JsonNode first = fresh.get("/api/v1/crm/leads?limit=3").json();
        JsonNode second = fresh.get("/api/v1/crm/leads?limit=3&cursor="
                        + first.get("nextCursor").asString())
                .json();
        assertThat(first.get("items").findValuesAsString("name")).containsExactly("Lead 4", "Lead 3", "Lead 2");
        assertThat(second.get("items").findValuesAsString("name")).containsExactly("Lead 1", "Lead 0");
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(fresh.get("/api/v1/crm/leads?source=event").json().get("items"))
                .hasSize(2);
        assertThat(fresh.get("/api/v1/crm/leads?q=lead%204").json().get("items").findValuesAsString("name"))
                .containsExactly("Lead 4");
    }

    @Test
    void movesADealAndRefusesAnOldVersion() {
        JsonNode deal = api.post("/api/v1/crm/deals", Map.of("title", "A roof", "value", 1200.5))
                .json();
        String path = "/api/v1/crm/deals/" + deal.get("id").asString();
        assertThat(deal.get("value").asString()).isEqualTo("1200.50");
        assertThat(api.put(path + "/stage", Map.of("stage", "lost")).status()).isEqualTo(422);
        assertThat(api.put(path + "/stage", Map.of("stage", "moon")).status()).isEqualTo(422);
        JsonNode lost = api.put(path + "/stage", Map.of("stage", "lost", "reason", "Too dear", "version", 1))
                .json();
        assertThat(lost.get("state").asString()).isEqualTo("lost");
        assertThat(api.patch(path, Map.of("title", "B", "version", 1)).status()).isEqualTo(409);
        assertThat(api.put(path + "/stage", Map.of("stage", "proposal")).status())
                .isEqualTo(409);
        assertThat(api.delete(path + "/closing").json().get("stage").asString()).isEqualTo("lead-in");
        assertThat(api.get(path + "/timeline").json().get("items").findValuesAsString("to"))
                .containsExactly("lead-in", "closed-lost", "lead-in");
    }

    @Test
    void countsAsTheOrganizationSays() {
        ApiClient fresh = people.key(people.vendor().organization(), Role.VENDOR);
        Answer wrong = fresh.patch("/api/v1/crm/settings", Map.of("currency", "shells", "timeZone", "Moon"));
        assertThat(wrong.json().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("currency", "timeZone");
        fresh.patch("/api/v1/crm/settings", Map.of("currency", "uah", "timeZone", "Europe/Kyiv"));
        assertThat(fresh.post("/api/v1/crm/deals", Map.of("title", "A roof"))
                        .json()
                        .get("currency")
                        .asString())
                .isEqualTo("UAH");
    }

    @Test
    void givesTheFiguresOfAPeriod() {
        ApiClient fresh = people.key(people.vendor().organization(), Role.VENDOR);
        fresh.post("/api/v1/crm/deals", Map.of("title", "A roof", "value", "90.50", "currency", "EUR"));
        fresh.post("/api/v1/crm/leads", Map.of("name", "Jane", "source", "website"));
        JsonNode figures = fresh.get("/api/v1/crm/analytics?period=this_year").json();
        assertThat(figures.get("revenueBy").asString()).isEqualTo("month");
        assertThat(figures.get("revenue")).hasSize(12);
        JsonNode open = figures.get("pipeline").get(0);
        assertThat(open.get("value").get(0).get("amount").asString()).isEqualTo("90.50");
        assertThat(figures.get("sources").get(0).get("leads").asInt()).isEqualTo(1);
        assertThat(figures.get("funnel").get(0).get("entered").asInt()).isEqualTo(1);
        Answer wrong = fresh.get("/api/v1/crm/analytics?period=ever&from=soon&to=later");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors")).hasSize(3);
    }
}
