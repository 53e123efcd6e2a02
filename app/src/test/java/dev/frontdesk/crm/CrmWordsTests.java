package dev.frontdesk.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Toolset;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tools say reads as a person would say it, in each language. */
@FrontdeskTest
class CrmWordsTests {

    @Autowired
    List<Toolset> toolsets;

    @Autowired
    TestOrganizations organizations;

    @Test
    void everyClosedWordHasANameInEveryLanguage() {
        Words words = new Words();
        List<String> closed = Stream.of(Entity.values())
                .flatMap(entity -> Attributes.of(entity).stream())
                .flatMap(attribute -> attribute.words().stream())
                .distinct()
                .toList();
        assertThat(closed).hasSizeGreaterThan(60);
        Words.LANGUAGES.forEach(language -> assertThat(closed)
                .as(language.toString())
                .allMatch(word -> words.in(language).knows("crm.word." + word)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void answersHoldNoWordOfTheProgram(Language language) {
        OrganizationId here = organizations.create();
        People people = new People(toolsets);
        Asker asker = People.asker(here, Role.VENDOR, language);
        Arguments item = new Arguments(Map.of("product_name", "Tile", "unit_price", new BigDecimal("1500.5")));
        List<String> said = Stream.of(
                        people.done("create_lead", asker, Map.of("name", "Jane", "source", "LinkedIn")),
                        people.done("qualify_lead", asker, Map.of("lead_id", "Jane")),
                        people.done("convert_lead", asker, Map.of("lead_id", "Jane", "create_deal", true)),
                        people.done("move_deal_stage", asker, Map.of("deal_id", "Jane", "stage", "negotiation")),
                        people.done("create_order", asker, Map.of("customer_id", "Jane", "items", List.of(item))),
                        people.done("change_order_status", asker, Map.of("order_id", "#1", "status", "pending")),
                        people.done("record_payment", asker, Map.of("order_id", "1", "amount", BigDecimal.TEN)),
                        people.done("create_issue", asker, Map.of("title", "Noise", "description", "Loud")),
                        people.done("update_issue", asker, Map.of("issue_id", "1", "status", "in_progress")),
                        people.done("create_task", asker, Map.of("entity", "customer", "id", "Jane", "text", "Call")),
                        people.done("list_orders", asker, Map.of()),
                        people.done("list_deals", asker, Map.of()),
                        people.done("get_revenue", asker, Map.of("group_by", "week")),
                        people.done("get_pipeline_value", asker, Map.of("group_by", "stage")),
                        people.done("get_statistics", asker, Map.of("period", "this_year")))
                .map(done -> done.text())
                .toList();

        assertThat(said)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("crm.", "in_progress", "partially_paid", "closed-")
                        .doesNotContainPattern("[a-z]_[a-z]"));
        if (language != Language.ENGLISH) {
            assertThat(said).allSatisfy(text -> assertThat(text).containsPattern("[а-яіїєґ]{3}"));
            assertThat(String.join(" ", said))
                    .as("amounts as people write them")
                    .containsPattern("1\u00a0500,50\u00a0(€|EUR)")
                    .doesNotContain("pending", "qualified", "negotiation", "open", "draft");
        }
    }
}
