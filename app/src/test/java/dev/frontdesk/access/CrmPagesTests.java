package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The pages of the CRM show each role what the matrix gives it, and nothing else. */
@FrontdeskTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrmPagesTests {

    private final TestPeople people;
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private Person vendor;
    private Person employee;
    private Person colleague;
    private Person customer;
    private String deal = "";
    private String person = "";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    CrmPagesTests(TestPeople people, Tenancy tenancy, JdbcClient jdbc) {
        this.people = people;
        this.tenancy = tenancy;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void furnish() {
        vendor = people.vendor();
        employee = people.colleague(vendor, Role.EMPLOYEE);
        colleague = people.colleague(vendor, Role.EMPLOYEE);
        customer = people.colleague(vendor, Role.CUSTOMER);
        people.browser(customer).get("/app/crm/customers");
        deal = made("/deals", "{\"title\": \"A roof\", \"value\": \"1200\"}");
        person = made("/customers", "{\"name\": \"Somebody else\"}");
        order();
    }

    private String made(String path, String body) {
        Seen made = call(employee, "POST", path, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.text()).get("id").asString();
    }

    private Seen call(Person who, String method, String path, String body) {
        Browser browser = people.browser(who);
        browser.get("/app/settings/account");
        return browser.json(method, "/api/v1/crm" + path, body, Map.of("X-CSRF-Token", browser.token()));
    }

    /** Number 1, of somebody else, in the employee's hands. */
    private void order() {
        tenancy.run(
                vendor.organization(),
                () -> jdbc.sql("""
                        insert into customer_order (organization_id, order_id, code, title, customer_id, order_date,
                            total, currency, assigned_to, created_at, updated_at)
                        select ?, 1, 'ORD-2026-0001', 'Secret roses', ?, date '2026-11-01', 90, 'EUR', employee_id,
                            now(), now()
                        from employee
                        where account_id = ?
                        """)
                        .params(
                                vendor.organization().value(),
                                Long.valueOf(person),
                                employee.account().id().value())
                        .update());
    }

    /** Columns: the vendor, the employee it is assigned to, another employee, a customer. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /app/crm/board                 | 200 | 200 | 200 | 403
            /app/crm/deals                 | 200 | 200 | 200 | 403
            /app/crm/deals/{deal}          | 200 | 200 | 200 | 403
            /app/crm/deals/{deal}/form     | 200 | 200 | 403 | 403
            /app/crm/deals/{deal}/loss     | 200 | 200 | 200 | 403
            /app/crm/deals/new             | 200 | 200 | 200 | 403
            /app/crm/customers             | 200 | 200 | 200 | 200
            /app/crm/customers/{person}    | 200 | 200 | 200 | 404
            /app/crm/customers/suggestions | 200 | 200 | 200 | 200
            /app/crm/leads/new             | 200 | 200 | 200 | 403
            /app/crm/orders                | 200 | 200 | 200 | 200
            /app/crm/orders/1              | 200 | 200 | 404 | 404
            /app/crm/orders/new            | 403 | 403 | 403 | 403
            /app/crm/payments              | 200 | 200 | 200 | 200
            /app/crm/issues                | 200 | 200 | 200 | 200
            /app/crm/issues/new            | 200 | 200 | 200 | 200
            /app/crm/employees             | 200 | 200 | 200 | 403
            /app/crm/activities            | 200 | 200 | 200 | 403
            /app/crm/analytics             | 200 | 200 | 200 | 403
            /app/crm/settings              | 200 | 403 | 403 | 403
            /app/crm/planets               | 404 | 404 | 404 | 404
            """)
    void showsEachRoleWhatTheMatrixGivesIt(String path, int byVendor, int assigned, int foreign, int byCustomer) {
        String address = path.replace("{deal}", deal).replace("{person}", person);
        assertThat(get(vendor, address).status()).as("vendor").isEqualTo(byVendor);
        assertThat(get(employee, address).status()).as("assigned").isEqualTo(assigned);
        assertThat(get(colleague, address).status()).as("foreign").isEqualTo(foreign);
        assertThat(get(customer, address).status()).as("customer").isEqualTo(byCustomer);
    }

    private Seen get(Person who, String path) {
        return people.browser(who).get(path);
    }

    @Test
    void foreignOrdersAreNowhere() {
        assertThat(get(employee, "/app/crm/orders").text()).contains("Secret roses");
        assertThat(call(employee, "GET", "/orders/1", "").status()).isEqualTo(200);
        for (Person other : new Person[] {colleague, customer}) {
            assertThat(get(other, "/app/crm/orders").text()).doesNotContain("Secret roses");
            assertThat(get(other, "/app/crm/orders?q=secret").text()).doesNotContain("Secret roses");
            assertThat(get(other, "/app/crm/customers/suggestions?q=somebody").text())
                    .satisfies(
                            text -> assertThat(text.contains("Somebody else")).isEqualTo(other == colleague));
            assertThat(call(other, "GET", "/orders", "").text()).doesNotContain("Secret roses");
            assertThat(call(other, "GET", "/orders/1", "").status()).isEqualTo(404);
            assertThat(call(other, "GET", "/orders/1/timeline", "").status()).isEqualTo(404);
        }
        assertThat(get(people.vendor(), "/app/crm/orders/1").status()).isEqualTo(404);
    }

    @Test
    void offersAndTakesNothingThatTheRoleMayNot() {
        assertThat(get(employee, "/app/crm/board").text()).contains("draggable=\"true\"");
        assertThat(get(colleague, "/app/crm/board").text()).contains("A roof").doesNotContain("draggable=\"true\"");
        assertThat(get(employee, "/app/crm/deals/" + deal).text())
                .contains("/app/crm/deals/" + deal + "/form")
                .doesNotContain("hx-delete");
        assertThat(sent(colleague, "PUT", "/app/crm/deals/" + deal + "/stage", Map.of("stage", "proposal")))
                .isEqualTo(404);
        assertThat(sent(colleague, "PUT", "/app/crm/deals/" + deal, Map.of("title", "Mine")))
                .isEqualTo(404);
        assertThat(sent(employee, "DELETE", "/app/crm/deals/" + deal, Map.of())).isEqualTo(403);
        assertThat(sent(customer, "POST", "/app/crm/deals", Map.of("title", "Mine")))
                .isEqualTo(403);
        assertThat(sent(employee, "PUT", "/app/crm/settings", Map.of("currency", "USD")))
                .isEqualTo(403);
    }

    private int sent(Person who, String method, String path, Map<String, String> fields) {
        Browser browser = people.browser(who);
        browser.get("/app/settings/account");
        return browser.form(method, path, fields).status();
    }

    @Test
    void customersFindTheirOwnThings() {
        assertThat(get(customer, "/app/crm").location()).isEqualTo("/app/crm/customers");
        String text = get(customer, "/app/crm/customers").text();
        assertThat(text).doesNotContain("Somebody else", "/app/crm/board", "/app/crm/employees");
        assertThat(get(customer, "/app/settings/account").text()).contains("href=\"/app/crm\"");
    }

    @Test
    void aFormComesBackWithEveryProblemAndNothingLost() {
        Browser browser = people.browser(vendor);
        browser.get("/app/settings/account");
        Seen answer = browser.post("/app/crm/customers", Map.of("email", "nonsense", "rating", "9", "notes", "Kept"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("id=\"record-name-problem\"", "id=\"record-email-problem\"", "id=\"record-rating-problem\"")
                .contains("nonsense", "Kept");
        Seen old = browser.form("PUT", "/app/crm/customers/" + person, Map.of("name", "Somebody new", "version", "99"));
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.text()).contains("Somebody new", "role=\"alert\"");
        assertThat(get(vendor, "/app/crm/deals?value_min=plenty").text()).contains("id=\"filter-value_min-problem\"");
    }

    @Test
    void drawsTheFiguresOfAPeriodForWhoeverMaySeeThem() {
        String drawn = get(vendor, "/app/crm/analytics?period=this_year").text();
        assertThat(drawn)
                .contains("id=\"plot-funnel\"", "id=\"plot-sources\"", "id=\"plot-employees\"")
                .contains("<svg", "role=\"img\"", "<desc", "<th scope=\"row\">");
        assertThat(get(employee, "/app/crm/board").text()).contains("href=\"/app/crm/analytics\"");
        assertThat(get(customer, "/app/crm/customers").text()).doesNotContain("/app/crm/analytics");
        assertThat(get(people.vendor(), "/app/crm/analytics").text())
                .contains("class=\"nothing\"")
                .doesNotContain("plot-funnel");
        Seen wrong = get(vendor, "/app/crm/analytics?period=custom&from=soon&to=2026-02-31");
        assertThat(wrong.text()).contains("id=\"period-from-problem\"", "id=\"period-to-problem\"", "value=\"soon\"");
    }
}
