package dev.frontdesk.crm;

import static dev.frontdesk.crm.People.value;
import static dev.frontdesk.crm.People.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.TestOrganizations;
import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Toolset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures of March 2026 in Kyiv, which has a change of the clock, against what a pencil says. */
@FrontdeskTest
class FigureToolsTests {

    private static final Map<String, Object> MARCH = Map.of("period", "last_month");

    @Autowired
    List<Toolset> toolsets;

    @Autowired
    TestOrganizations organizations;

    @Autowired
    CrmSettingsStore settings;

    @Autowired
    Tenancy tenancy;

    @Autowired
    MutableClock clock;

    private OrganizationId here;
    private People people;
    private Asker vendor;
    private Asker employee;

    @BeforeEach
    void furnish() {
        clock.stopAt(Instant.parse("2026-01-15T10:00:00Z"));
        here = organizations.create();
        people = new People(toolsets);
        vendor = People.asker(here, Role.VENDOR);
        employee = People.asker(here, Role.EMPLOYEE);
        tenancy.run(here, () -> settings.set(here, new CrmSettings("UAH", ZoneId.of("Europe/Kyiv"))));
        people.made("create_customer", vendor, Map.of("name", "Ann"));
    }

    @AfterEach
    void goOn() {
        clock.reset();
    }

    @Test
    void conversionGoesByTheDayOfTheOrganization() {
        lead("2026-02-28T21:59:59Z", "Late in February", "website");
        lead("2026-02-28T22:00:00Z", "Early in March", "LinkedIn");
        lead("2026-03-15T10:00:00Z", "Middle", "referral");
        lead("2026-03-31T20:59:00Z", "Late in March", "website");
        lead("2026-03-31T21:00:00Z", "Early in April", "event");
        lead("2026-03-20T10:00:00Z", "Deleted", "website");
        people.confirmed("delete_lead", vendor, Map.of("lead_id", "Deleted"));
        convert("2026-03-10T10:00:00Z", "Early in March");
        convert("2026-04-02T10:00:00Z", "Late in March");
        clock.stopAt(Instant.parse("2026-04-10T12:00:00Z"));

        Outcome all = people.call("get_conversion_rate", vendor, MARCH);
        assertThat(value(all, "leads")).isEqualTo("3");
        assertThat(value(all, "conversion_rate_percent")).isEqualTo("66.7");
        Outcome sources = people.call("get_conversion_rate", vendor, with(MARCH, "group_by", "source"));
        assertThat(value(sources, "groups"))
                .contains("key=referral, label=referral, leads=1, converted=0, conversion_rate_percent=0.0")
                .contains("key=social_media, label=social media, leads=1, converted=1, conversion_rate_percent=100.0")
                .doesNotContain("event");
        assertThat(figure(overview(), "conversions_per_new_lead"))
                .as("one conversion in March on three new leads")
                .containsEntry("value", new BigDecimal("33.3"));
        assertThat(figure(overview(), "new_leads"))
                .containsEntry("before", BigDecimal.ONE)
                .containsEntry("change_percent", new BigDecimal("200.0"));
    }

    @Test
    void winsFunnelAndPipeline() {
        String d1 = deal("2026-03-01T10:00:00Z", employee, "D1", "1000", "UAH");
        move("2026-03-02T10:00:00Z", d1, "qualified");
        move("2026-03-03T10:00:00Z", d1, "proposal");
        move("2026-03-11T10:00:00Z", d1, "won");
        String d2 = deal("2026-03-05T10:00:00Z", vendor, "D2", "500", "EUR");
        move("2026-03-15T10:00:00Z", d2, "lost");
        String d3 = deal("2026-03-06T10:00:00Z", vendor, "D3", "3000", "UAH");
        move("2026-03-07T10:00:00Z", d3, "proposal");
        move("2026-03-20T10:00:00Z", d3, "lost");
        String d4 = deal("2026-02-20T10:00:00Z", vendor, "D4", "2000", "UAH");
        move("2026-03-22T10:00:00Z", d4, "won");
        String d5 = deal("2026-03-25T10:00:00Z", vendor, "D5", "400", "UAH");
        move("2026-03-26T10:00:00Z", d5, "qualified");
        String reopened = deal("2026-03-08T10:00:00Z", vendor, "D6", "700", "UAH");
        move("2026-03-09T10:00:00Z", reopened, "won");
        clock.stopAt(Instant.parse("2026-03-10T10:00:00Z"));
        people.done("reopen_deal", vendor, Map.of("deal_id", reopened));
        String deleted = deal("2026-03-10T11:00:00Z", vendor, "D7", "9999", "UAH");
        move("2026-03-12T10:00:00Z", deleted, "won");
        people.confirmed("delete_deal", vendor, Map.of("deal_id", deleted));
        clock.stopAt(Instant.parse("2026-04-10T12:00:00Z"));

        Outcome wins = people.call("get_win_rate", vendor, MARCH);
        assertThat(value(wins, "won")).isEqualTo("2");
        assertThat(value(wins, "lost")).isEqualTo("2");
        assertThat(value(wins, "win_rate_percent")).isEqualTo("50.0");
        assertThat(value(wins, "by_currency"))
                .contains("currency=EUR, won_value=0.00, lost_value=500.00, win_rate_by_value_percent=0.0")
                .contains("currency=UAH, won_value=3000.00, lost_value=3000.00, win_rate_by_value_percent=50.0");

        assertThat(value(people.call("get_pipeline_value", vendor, Map.of()), "by_currency"))
                .as("400 at 25 % and 700 at 10 %")
                .isEqualTo("[{currency=UAH, value=1100.00, weighted_value=170.00}]");
        assertThat(value(people.call("get_pipeline_value", vendor, Map.of("group_by", "stage")), "groups"))
                .contains("key=qualified, label=Qualified, open_deals=1");

        assertThat(figure(overview(), "sales_cycle_mean")).containsEntry("value", new BigDecimal("20.0"));
        assertThat(figure(overview(), "sales_cycle_median")).containsEntry("value", new BigDecimal("20.0"));
        assertThat(figure(overview(), "average_deal_size", "UAH")).containsEntry("value", "1500.00");
        assertThat(figure(overview(), "average_deal_size", "EUR")).containsEntry("value", null);
        assertThat(figure(overview(), "sales_velocity_a_day", "UAH"))
                .as("2 open × 50 % × 1500 ÷ 20 days")
                .containsEntry("value", "75.00");

        Outcome funnel = people.call("get_funnel", vendor, MARCH);
        assertThat(value(funnel, "stages"))
                .contains("stage=lead-in, name=Lead in, entered=5, left_forward=4, lost=1, reached_later=4,"
                        + " conversion_percent=80.0")
                .contains("stage=qualified, name=Qualified, entered=2, left_forward=1, lost=0, reached_later=1,"
                        + " conversion_percent=50.0")
                .contains("stage=proposal, name=Proposal, entered=2, left_forward=1, lost=1, reached_later=1,"
                        + " conversion_percent=50.0")
                .contains("stage=negotiation, name=Negotiation, entered=0, left_forward=0, lost=0, reached_later=0,"
                        + " conversion_percent=null")
                .contains("stage=closed-won, name=Closed won, entered=3")
                .contains("stage=closed-lost, name=Closed lost, entered=2");

        Outcome all = people.call("get_employee_performance", vendor, MARCH);
        Outcome own = people.call("get_employee_performance", employee, MARCH);
        assertThat((List<?>) list(all)).hasSize(2);
        assertThat((List<?>) list(own)).as("of others, nothing").hasSize(1);
        assertThat(value(own, "items")).contains("name=Person EMPLOYEE", "won=1", "won_value=1000.00");
        assertThat(value(people.call("get_win_rate", employee, with(MARCH, "group_by", "employee")), "won"))
                .isEqualTo("1");
    }

    @Test
    void revenueIsCashByItsMonth() {
        String order = order("2026-03-01T10:00:00Z", "UAH", "1000");
        for (String status : List.of("pending", "approved")) {
            people.done("change_order_status", vendor, Map.of("order_id", order, "status", status));
        }
        String march = pay("2026-03-31T20:30:00Z", order, "600");
        pay("2026-03-31T21:30:00Z", order, "100");
        String euros = order("2026-03-09T10:00:00Z", "EUR", "200");
        String given = pay("2026-03-10T10:00:00Z", euros, "200");
        refund("2026-03-12T10:00:00Z", given, "200");
        refund("2026-04-05T10:00:00Z", march, "50");
        clock.stopAt(Instant.parse("2026-04-10T12:00:00Z"));

        assertThat(value(people.call("get_revenue", vendor, MARCH), "by_currency"))
                .contains("currency=EUR, revenue=0.00, paid=200.00, refunded=200.00")
                .contains("currency=UAH, revenue=600.00, paid=600.00, refunded=0.00");
        Outcome months = people.call(
                "get_revenue",
                vendor,
                Map.of(
                        "from", LocalDate.parse("2026-02-01"),
                        "to", LocalDate.parse("2026-04-30"),
                        "group_by", "month"));
        assertThat(value(months, "groups"))
                .contains("{key=2026-02, label=February 2026, by_currency=[]}")
                .contains("key=2026-04, label=April 2026, by_currency=[{currency=UAH, revenue=50.00");
        assertThat(People.done("months", months).text())
                .contains("February 2026: paid 0, booked 0")
                .contains("UAH");
        assertThat(figure(overview(), "receivables", "UAH")).containsEntry("value", "350.00");
    }

    @Test
    void countsIssuesAndTasks() {
        clock.stopAt(Instant.parse("2026-03-02T10:00:00Z"));
        Map<String, Object> issue = Map.of("title", "T", "description", "D");
        String resolved = people.made("create_issue", vendor, issue);
        people.made("create_issue", vendor, issue);
        people.done(
                "create_task",
                vendor,
                Map.of(
                        "entity", "customer",
                        "id", "Ann",
                        "text", "Call",
                        "due_at", OffsetDateTime.parse("2026-03-03T10:00:00Z")));
        clock.stopAt(Instant.parse("2026-03-02T22:00:00Z"));
        people.done("resolve_issue", vendor, Map.of("issue_id", resolved, "resolution", "Done"));
        clock.stopAt(Instant.parse("2026-04-10T12:00:00Z"));

        assertThat(figure(overview(), "resolution_time_mean")).containsEntry("value", new BigDecimal("12.0"));
        assertThat(figure(overview(), "open_issues")).containsEntry("value", BigDecimal.ONE);
        assertThat(figure(overview(), "overdue_tasks")).containsEntry("value", BigDecimal.ONE);
    }

    @Test
    void saysThatThereIsNoDataInsteadOfNothing() {
        clock.stopAt(Instant.parse("2026-04-10T12:00:00Z"));
        assertThat(figure(overview(), "win_rate")).containsEntry("value", null).containsEntry("change_percent", null);
        assertThat(People.done("conversion", people.call("get_conversion_rate", vendor, MARCH))
                        .text())
                .isEqualTo("Leads that became customers, Mar 1, 2026 – Mar 31, 2026: no data (0 of 0)");
        for (Language language : Language.values()) {
            Asker asker = People.asker(here, Role.VENDOR, language);
            for (String tool : List.of("get_statistics", "get_funnel", "get_revenue", "get_win_rate")) {
                assertThat(People.done(tool, people.call(tool, asker, MARCH)).text())
                        .as(language + " " + tool)
                        .doesNotContain("crm.");
            }
        }
    }

    @Test
    void refusesPeriodsThatMakeNoSense() {
        assertThat(word(people.call("get_revenue", vendor, Map.of("period", "custom"))))
                .isEqualTo("validation_failed");
        assertThat(word(people.call(
                        "get_revenue",
                        vendor,
                        Map.of("from", LocalDate.parse("2026-02-01"), "to", LocalDate.parse("2026-01-01")))))
                .isEqualTo("validation_failed");
        assertThat(word(people.call(
                        "get_revenue", vendor, Map.of("from", LocalDate.parse("2020-02-01"), "group_by", "day"))))
                .isEqualTo("validation_failed");
        assertThat(word(people.call("get_funnel", vendor, Map.of("pipeline_id", 77L))))
                .isEqualTo("validation_failed");
    }

    private Outcome overview() {
        return people.call("get_statistics", vendor, MARCH);
    }

    private static Map<String, Object> figure(Outcome overview, String name) {
        return figure(overview, name, null);
    }

    @SuppressWarnings("unchecked") // as the tool makes it
    private static Map<String, Object> figure(Outcome overview, String name, @Nullable String currency) {
        Map<?, ?> value = (Map<?, ?>) People.done(name, overview).value();
        return ((List<?>) Objects.requireNonNull(value.get("figures")))
                .stream()
                        .map(each -> (Map<String, Object>) each)
                        .filter(each -> name.equals(each.get("name")))
                        .filter(each -> currency == null || currency.equals(each.get("currency")))
                        .findFirst()
                        .orElseThrow();
    }

    private static Object list(Outcome outcome) {
        return Objects.requireNonNull(((Map<?, ?>) People.done("items", outcome).value()).get("items"));
    }

    private void lead(String at, String name, String source) {
        clock.stopAt(Instant.parse(at));
        people.made("create_lead", vendor, Map.of("name", name, "source", source));
    }

    private void convert(String at, String lead) {
        clock.stopAt(Instant.parse(at));
        people.done("convert_lead", vendor, Map.of("lead_id", lead));
    }

    private String deal(String at, Asker asker, String title, String value, String currency) {
        clock.stopAt(Instant.parse(at));
        return people.made(
                "create_deal", asker, Map.of("title", title, "value", new BigDecimal(value), "currency", currency));
    }

    private void move(String at, String deal, String stage) {
        clock.stopAt(Instant.parse(at));
        people.done("move_deal_stage", vendor, Map.of("deal_id", deal, "stage", stage, "reason", "price"));
    }

    private String order(String at, String currency, String total) {
        clock.stopAt(Instant.parse(at));
        Arguments item = new Arguments(Map.of("product_name", "A", "unit_price", new BigDecimal(total)));
        return people.made(
                "create_order", vendor, Map.of("customer_id", "Ann", "currency", currency, "items", List.of(item)));
    }

    private String pay(String at, String order, String amount) {
        clock.stopAt(Instant.parse(at));
        return people.made("record_payment", vendor, Map.of("order_id", order, "amount", new BigDecimal(amount)));
    }

    private void refund(String at, String payment, String amount) {
        clock.stopAt(Instant.parse(at));
        assertThat(word(people.confirmed(
                        "refund_payment",
                        vendor,
                        Map.of("payment_id", payment, "amount", new BigDecimal(amount), "reason", "broken"))))
                .isEqualTo("done");
    }

    private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
        Map<String, Object> all = new HashMap<>(some);
        all.put(name, value);
        return all;
    }
}
