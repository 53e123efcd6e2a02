package dev.frontdesk.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Toolset;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every tool against every role and every kind of record: own, assigned, foreign, another organization's. */
@FrontdeskTest
class ToolRightsTests {

    @Autowired
    List<Toolset> toolsets;

    @Autowired
    TestOrganizations organizations;

    private Asker vendor;
    private Asker employee;
    private Asker colleague;
    private Asker customer;
    private Asker stranger;

    @BeforeEach
    void furnish() {
        OrganizationId here = organizations.create();
        vendor = asker(here, Role.VENDOR);
        employee = asker(here, Role.EMPLOYEE);
        colleague = asker(here, Role.EMPLOYEE);
        customer = asker(here, Role.CUSTOMER);
        stranger = asker(organizations.create(), Role.VENDOR);
    }

    private static Asker asker(OrganizationId organization, Role role) {
        Caller caller =
                new Caller(Caller.Kind.PERSON, Ids.next(), "Person " + role, organization, role, false, Set.of());
        return new Asker(organization, null, caller, null, Language.ENGLISH);
    }

    /** Columns: vendor; employee on an assigned and on a foreign record; customer on an own and on a foreign one. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "list_customers,   done, done, done, hidden, hidden",
        "search_customers, done, done, done, hidden, hidden",
        "get_customer,     done, done, done, done, not_found",
        "create_customer,  done, done, done, hidden, hidden",
        "update_customer,  done, done, not_found, hidden, hidden",
        "delete_customer,  confirm, hidden, hidden, hidden, hidden",
        "list_leads,       done, done, done, hidden, hidden",
        "search_leads,     done, done, done, hidden, hidden",
        "get_lead,         done, done, done, hidden, hidden",
        "create_lead,      done, done, done, hidden, hidden",
        "update_lead,      done, done, not_found, hidden, hidden",
        "delete_lead,      confirm, hidden, hidden, hidden, hidden",
        "list_deals,       done, done, done, hidden, hidden",
        "search_deals,     done, done, done, hidden, hidden",
        "get_deal,         done, done, done, hidden, hidden",
        "create_deal,      done, done, done, hidden, hidden",
        "update_deal,      done, done, not_found, hidden, hidden",
        "delete_deal,      confirm, hidden, hidden, hidden, hidden",
        "move_deal_stage,  done, done, not_found, hidden, hidden",
        "win_deal,         done, done, not_found, hidden, hidden",
        "lose_deal,        done, done, not_found, hidden, hidden",
        "reopen_deal,      invalid_transition, hidden, hidden, hidden, hidden",
        "list_issues,      done, done, done, done, done",
        "search_issues,    done, done, done, done, done",
        "get_issue,        done, done, done, done, not_found",
        "create_issue,     done, done, done, done, done",
        "get_order,        done, done, not_found, done, not_found",
        "create_order,     done, done, done, hidden, hidden",
        "update_order,     done, done, not_found, hidden, hidden",
        "change_order_status, done, done, not_found, hidden, hidden",
        "delete_order,     confirm, hidden, hidden, hidden, hidden",
        "get_payment,      done, done, not_found, done, not_found",
        "record_payment,   done, done, not_found, hidden, hidden",
        "refund_payment,   confirm, hidden, hidden, hidden, hidden",
        "update_issue,     done, done, not_found, hidden, hidden",
        "resolve_issue,    done, done, not_found, hidden, hidden",
        "close_issue,      invalid_transition, invalid_transition, not_found, hidden, hidden",
        "comment_issue,    done, done, not_found, done, not_found",
        "delete_issue,     confirm, hidden, hidden, hidden, hidden",
        "qualify_lead,     done, done, not_found, hidden, hidden",
        "convert_lead,     done, done, not_found, hidden, hidden",
        "list_pipelines,   done, done, done, hidden, hidden",
        "add_note,         done, done, not_found, hidden, hidden",
        "create_task,      done, done, not_found, hidden, hidden",
        "complete_task,    done, done, not_found, hidden, hidden",
        "list_activities,  done, done, done, hidden, hidden",
        "get_statistics,   done, done, done, hidden, hidden",
        "get_conversion_rate, done, done, done, hidden, hidden",
        "get_win_rate,     done, done, done, hidden, hidden",
        "get_revenue,      done, done, done, hidden, hidden",
        "get_pipeline_value, done, done, done, hidden, hidden",
        "get_funnel,       done, done, done, hidden, hidden",
        "get_employee_performance, done, done, done, hidden, hidden",
        "update_employee,  done, hidden, hidden, hidden, hidden",
        "deactivate_employee, confirm, hidden, hidden, hidden, hidden",
        "set_role,         confirm, hidden, hidden, hidden, hidden",
        "list_orders,      done, done, done, done, done",
        "search_orders,    done, done, done, done, done",
        "list_payments,    done, done, done, done, done",
        "list_employees,   done, done, done, hidden, hidden",
        "get_employee,     done, done, done, hidden, hidden"
    })
    void answersAsTheMatrixSays(
            String tool, String byVendor, String assigned, String foreign, String own, String others) {
        assertThat(use(tool, vendor, colleague)).as("vendor").isEqualTo(byVendor);
        assertThat(use(tool, employee, employee)).as("assigned").isEqualTo(assigned);
        assertThat(use(tool, employee, colleague)).as("foreign").isEqualTo(foreign);
        assertThat(use(tool, customer, customer)).as("own").isEqualTo(own);
        assertThat(use(tool, customer, colleague)).as("another's").isEqualTo(others);
        assertThat(use(tool, stranger, colleague))
                .as("another organization")
                .isEqualTo(
                        switch (tool) {
                            case "create_order" -> "validation_failed";
                            case "create_task" -> "not_found";
                            case "get_statistics",
                                    "get_conversion_rate",
                                    "get_win_rate",
                                    "get_revenue",
                                    "get_pipeline_value",
                                    "get_funnel",
                                    "get_employee_performance" -> "done";
                            default -> tool.matches("(list|search|create)_.*") ? "done" : "not_found";
                        });
    }

    @Test
    void everyToolStandsInTheMatrix() {
        assertThat(new People(toolsets).tools(vendor))
                .extracting(Tool::name)
                .hasSize(61)
                .contains("get_order", "get_payment");
    }

    @Test
    void listsNothingOfOtherOrganizations() {
        done("create_deal", vendor, Map.of("title", "Ours"));

        assertThat(done("list_deals", stranger, Map.of()).value()).isEqualTo(listOf(0));
        assertThat(done("search_deals", vendor, Map.of("query", "our")).text()).contains("Ours");
    }

    @Test
    void knowsStagesByTheirNamesInEveryLanguage() {
        for (String said : List.of("closed-won", "Closed Won", "won", "выиграна", "виграно")) {
            String deal = made("create_deal", vendor, Map.of("title", "A roof"));
            assertThat(done("move_deal_stage", vendor, Map.of("deal_id", deal, "stage", said))
                            .value()
                            .toString())
                    .as(said)
                    .contains("state=won", "probability=100");
        }
        String deal = made("create_deal", vendor, Map.of("title", "A wall"));
        Outcome unknown = call("move_deal_stage", vendor, Map.of("deal_id", "#" + deal, "stage", "moon"));
        assertThat(((Outcome.Refused) unknown).allowed()).contains("negotiation", "closed-lost");
    }

    @Test
    void asksBackWhenANameFitsSeveral() {
        made("create_customer", vendor, Map.of("name", "Ann Fisher"));
        made("create_customer", vendor, Map.of("name", "Ann Baker"));

        Outcome answer = call("get_customer", vendor, Map.of("customer_id", "Ann"));

        assertThat(((Outcome.Refused) answer).candidates()).hasSize(2);
        assertThat(done("get_customer", vendor, Map.of("customer_id", "ann baker"))
                        .text())
                .contains("Ann Baker");
    }

    @Test
    void refusesAnOldVersionAndAForgedAssignee() {
        String deal = made("create_deal", employee, Map.of("title", "Mine"));
        assertThat(word(call("update_deal", employee, Map.of("deal_id", deal, "title", "B", "version", 7L))))
                .isEqualTo("conflict");
        assertThat(word(call("update_deal", employee, Map.of("deal_id", deal, "assigned_to", "1"))))
                .isEqualTo("forbidden");
        assertThat(word(call("create_lead", vendor, Map.of("name", "X", "status", "converted"))))
                .isEqualTo("invalid_transition");
    }

    @Test
    void deletesOnlyAfterTheConfirmationAndNoCustomerWithOpenDeals() {
        String person = made("create_customer", vendor, Map.of("name", "Zoe"));
        String deal = made("create_deal", vendor, Map.of("title", "Hers", "customer_id", person));
        assertThat(word(confirmed("delete_customer", Map.of("customer_id", person))))
                .isEqualTo("conflict");
        assertThat(word(confirmed("delete_deal", Map.of("deal_id", deal)))).isEqualTo("done");
        assertThat(word(confirmed("delete_customer", Map.of("customer_id", person))))
                .isEqualTo("done");
        assertThat(word(call("get_customer", vendor, Map.of("customer_id", person))))
                .isEqualTo("not_found");
    }

    /** On a record of the owner's. */
    private String use(String name, Asker asker, Asker owner) {
        Tool tool = tool(name);
        if (!tool.audience().includes(asker)) {
            return "hidden";
        }
        Map<String, Object> said = new HashMap<>();
        if (name.startsWith("search")) {
            said.put("query", "nobody");
        }
        if (name.equals("create_issue")) {
            said.putAll(Map.of("title", "T", "description", "D"));
        } else if (name.matches("create_(customer|lead|deal)")) {
            said.put(name.equals("create_deal") ? "title" : "name", "New");
        }
        tool.parameters().stream()
                .filter(each -> each.required() && each.name().matches("id|.*_id"))
                .forEach(each -> said.put(each.name(), record(each.name(), owner)));
        said.putAll(extra(name));
        return word(call(name, asker, said));
    }

    private static Map<String, Object> extra(String name) {
        return switch (name) {
            case "get_statistics" -> Map.of("period", "this_month");
            case "update_order" -> Map.of("notes", "seen");
            case "update_customer", "update_lead", "update_deal" -> Map.of("tags", "seen");
            case "move_deal_stage" -> Map.of("stage", "proposal");
            case "lose_deal", "refund_payment" -> Map.of("reason", "price");
            case "change_order_status" -> Map.of("status", "pending");
            case "update_issue" -> Map.of("priority", "high");
            case "resolve_issue" -> Map.of("resolution", "Mended");
            case "comment_issue" -> Map.of("text", "Look");
            case "convert_lead" -> Map.of("customer_id", "new");
            case "add_note", "create_task" -> Map.of("entity", "deal", "text", "Call");
            case "update_employee" -> Map.of("department", "Sales");
            case "set_role" -> Map.of("role", "employee");
            case "record_payment" -> Map.of("amount", BigDecimal.ONE, "allow_overpayment", true);
            default -> Map.of();
        };
    }

    private String record(String key, Asker owner) {
        for (int i = 0; i < 3; i++) {
            made("create_deal", vendor, Map.of("title", "So that numbers differ from those elsewhere"));
        }
        return switch (key) {
            case "customer_id" ->
                owner.equals(customer)
                        ? made("get_customer", customer, Map.of("customer_id", "me"))
                        : made("create_customer", owner, Map.of("name", "Someone"));
            case "lead_id" -> made("create_lead", owner, Map.of("name", "Someone"));
            case "deal_id" -> made("create_deal", owner, Map.of("title", "Something"));
            case "order_id" -> order(owner);
            case "payment_id" ->
                made(
                        "record_payment",
                        vendor,
                        Map.of("order_id", order(owner), "amount", BigDecimal.ONE, "allow_overpayment", true));
            case "issue_id" -> made("create_issue", owner, Map.of("title", "T", "description", "D"));
            case "id" -> made("create_deal", owner, Map.of("title", "Something"));
            case "activity_id" ->
                made("create_task", owner, Map.of("entity", "deal", "id", record("id", owner), "text", "Call"));
            default -> made("get_employee", owner, Map.of("employee_id", "me"));
        };
    }

    /** Assigned to the owner, or theirs as a customer. */
    private String order(Asker owner) {
        return made(
                "create_order",
                owner.equals(customer) ? vendor : owner,
                Map.of("customer_id", record("customer_id", owner)));
    }

    private String made(String tool, Asker asker, Map<String, Object> said) {
        Map<?, ?> value = (Map<?, ?>) done(tool, asker, said).value();
        return String.valueOf(
                value.get(tool.equals("create_task") ? "activity_id" : tool.replaceAll(".*_", "") + "_id"));
    }

    private Outcome.Done done(String tool, Asker asker, Map<String, Object> said) {
        Outcome outcome = call(tool, asker, said);
        assertThat(outcome).as(tool).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private Outcome call(String name, Asker asker, Map<String, Object> said) {
        return tool(name).action().call(new Call(new Arguments(said), asker, false, null));
    }

    private Outcome confirmed(String name, Map<String, Object> said) {
        return tool(name).action().call(new Call(new Arguments(said), vendor, true, null));
    }

    private Tool tool(String name) {
        return new People(toolsets).tool(name, vendor);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Confirm _ -> "confirm";
            case Outcome.Refused refused -> refused.code().word();
        };
    }

    private static Map<String, Object> listOf(int total) {
        Map<String, Object> list = new HashMap<>();
        list.put("items", List.of());
        list.put("total", total);
        list.put("next_cursor", null);
        return list;
    }
}
