package dev.frontdesk.crm;

import static dev.frontdesk.crm.People.value;
import static dev.frontdesk.crm.People.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Toolset;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontdeskTest
class LeadToolsTests {

    @Autowired
    List<Toolset> toolsets;

    @Autowired
    TestOrganizations organizations;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    private OrganizationId here;
    private People people;
    private Asker vendor;

    @BeforeEach
    void furnish() {
        here = organizations.create();
        people = new People(toolsets);
        vendor = People.asker(here, Role.VENDOR);
    }

    @ParameterizedTest
    @CsvSource({
        "LinkedIn, social_media, LinkedIn",
        "Facebook, social_media, Facebook",
        "из инстаграма, social_media, из инстаграма",
        "наш сайт, website, наш сайт",
        "Google Ads, website, Google Ads",
        "виставка в Києві, event, виставка в Києві",
        "рекомендация друга, referral, рекомендация друга",
        "Cold call, cold_call, null",
        "partner, partner, null",
        "e-mail newsletter, email_campaign, e-mail newsletter",
        "a bird, other, a bird",
        "website, website, null"
    })
    void understandsWhereALeadCameFrom(String said, String source, String referrer) {
        Outcome made = people.call("create_lead", vendor, Map.of("name", "Jane", "source", said));

        assertThat(value(made, "source")).isEqualTo(source);
        assertThat(value(made, "referrer")).isEqualTo(referrer);
    }

    @Test
    void listsLeadsByWhereTheyCameFrom() {
        people.made("create_lead", vendor, Map.of("name", "Jane", "source", "LinkedIn"));
        people.made("create_lead", vendor, Map.of("name", "John", "source", "website"));

        assertThat(value(people.call("list_leads", vendor, Map.of("source", "Facebook")), "total"))
                .isEqualTo("1");
        assertThat(word(people.call("list_leads", vendor, Map.of("source", "a bird"))))
                .isEqualTo("validation_failed");
    }

    @Test
    void takesTheStepsBetweenAndWritesThemDown() {
        String lead = people.made("create_lead", vendor, Map.of("name", "Jane"));

        assertThat(value(people.call("qualify_lead", vendor, Map.of("lead_id", "Jane")), "status"))
                .isEqualTo("qualified");
        assertThat(word(people.call("qualify_lead", vendor, Map.of("lead_id", lead))))
                .as("again")
                .isEqualTo("done");
        assertThat(history("lead", lead)).containsExactly("null new", "new contacted", "contacted qualified");
    }

    @Test
    void bringsNoLostLeadOnWithoutContact() {
        String lead = people.made("create_lead", vendor, Map.of("name", "Jane"));
        people.done("update_lead", vendor, Map.of("lead_id", lead, "status", "lost"));

        Outcome refused = people.call("convert_lead", vendor, Map.of("lead_id", lead));
        assertThat(((Outcome.Refused) refused).allowed()).containsExactly("contacted");
    }

    @Test
    void convertsIntoCustomerAndDealOnce() {
        String lead = people.made(
                "create_lead",
                vendor,
                Map.of(
                        "name", "Jane Roe",
                        "email", "jane@roe.example",
                        "organization_name", "Roe Ltd",
                        "source", "LinkedIn",
                        "estimated_value", new BigDecimal("700")));
        Map<String, Object> said = Map.of("lead_id", lead, "create_deal", true, "deal_title", "A fence");
        Outcome converted = people.call("convert_lead", vendor, said);

        Outcome customer = people.call("get_customer", vendor, Map.of("customer_id", value(converted, "customer_id")));
        assertThat(value(customer, "company_name")).isEqualTo("Roe Ltd");
        assertThat(value(customer, "type")).isEqualTo("business");
        assertThat(value(customer, "converted_from_lead_id")).isEqualTo(lead);
        Outcome deal = people.call("get_deal", vendor, Map.of("deal_id", "A fence"));
        assertThat(value(deal, "deal_id")).isEqualTo(value(converted, "deal_id"));
        assertThat(value(deal, "value")).isEqualTo("700.00");
        assertThat(value(deal, "stage")).isEqualTo("lead-in");
        assertThat(value(deal, "customer_name")).isEqualTo("Jane Roe");
        assertThat(history("deal", value(deal, "deal_id"))).containsExactly("null open");

        Outcome again = people.call("convert_lead", vendor, said);
        assertThat(value(again, "customer_id")).isEqualTo(value(converted, "customer_id"));
        assertThat(value(again, "deal_id")).isEqualTo(value(converted, "deal_id"));
        assertThat(value(people.call("list_customers", vendor, Map.of()), "total"))
                .isEqualTo("1");
    }

    @Test
    void asksWhichCustomerALeadIs() {
        String known = people.made("create_customer", vendor, Map.of("name", "J. Roe", "email", "Jane@Roe.example"));
        people.made("create_customer", vendor, Map.of("name", "Other", "phone", "+49 30 1234567"));
        people.made("create_customer", vendor, Map.of("name", "Jane Roe", "email", "another@roe.example"));
        String lead = people.made(
                "create_lead",
                vendor,
                Map.of("name", "Jane Roe", "email", "jane@roe.example", "phone", "+49301234567"));

        Outcome asked = people.call("convert_lead", vendor, Map.of("lead_id", lead));
        assertThat(word(asked)).isEqualTo("ambiguous");
        assertThat(((Outcome.Refused) asked).candidates())
                .extracting(Outcome.Candidate::reference)
                .as("the same address, the same phone, and the way to a new one; not the namesake")
                .hasSize(3)
                .contains(known, "new");
        assertThat(value(people.call("get_lead", vendor, Map.of("lead_id", lead)), "status"))
                .as("nothing is half done")
                .isEqualTo("new");

        Outcome linked = people.call("convert_lead", vendor, Map.of("lead_id", lead, "customer_id", known));
        assertThat(value(linked, "customer_id")).isEqualTo(known);
        assertThat(value(linked, "deal_id")).isEqualTo("null");
        assertThat(value(people.call("list_customers", vendor, Map.of()), "total"))
                .isEqualTo("3");
    }

    @Test
    void namesStagesOfEveryPipeline() {
        Outcome pipelines = people.call("list_pipelines", vendor, Map.of());
        assertThat(value(pipelines, "items")).contains("code=negotiation", "probability=75", "kind=lost");
        assertThat(People.done("pipelines", pipelines).text()).contains("Lead in 10 % → Qualified 25 %");
    }

    private List<String> history(String entity, String record) {
        return tenancy.read(
                here,
                () -> jdbc.sql("""
                        select coalesce(from_state, 'null') || ' ' || to_state
                        from stage_change
                        where organization_id = ? and entity = ? and record_id = ?
                        order by stage_change_id
                        """)
                        .params(here.value(), entity, Long.valueOf(record))
                        .query(String.class)
                        .list());
    }
}
