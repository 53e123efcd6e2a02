package dev.frontdesk.crm;

import static dev.frontdesk.crm.People.value;
import static dev.frontdesk.crm.People.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Toolset;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Issues, and the notes and tasks that go with records. */
@FrontdeskTest
class IssueToolsTests {

    @Autowired
    List<Toolset> toolsets;

    @Autowired
    TestOrganizations organizations;

    private People people;
    private Asker vendor;
    private Asker employee;
    private Asker customer;

    @BeforeEach
    void furnish() {
        OrganizationId here = organizations.create();
        people = new People(toolsets);
        vendor = People.asker(here, Role.VENDOR);
        employee = People.asker(here, Role.EMPLOYEE);
        customer = People.asker(here, Role.CUSTOMER);
    }

    @Test
    void goesFromOpenToClosedAndBackOnlyWhileResolved() {
        String issue = issue(employee);
        assertThat(word(go(issue, "resolved"))).as("without saying how").isEqualTo("validation_failed");
        assertThat(((Outcome.Refused) go(issue, "closed")).allowed()).containsExactly("in_progress", "resolved");

        Outcome resolved = people.call("resolve_issue", employee, Map.of("issue_id", issue, "resolution", "A new key"));
        assertThat(value(resolved, "resolution")).isEqualTo("A new key");
        assertThat(value(resolved, "resolved_at")).isNotEqualTo("null");
        assertThat(value(go(issue, "in_progress"), "resolved_at")).isEqualTo("null");
        Map<String, Object> again = new HashMap<>(Map.of("issue_id", issue, "status", "resolved"));
        again.put("resolution", "Another key");
        people.done("update_issue", employee, again);
        people.done("close_issue", employee, Map.of("issue_id", issue));
        assertThat(((Outcome.Refused) go(issue, "in_progress")).allowed()).isEmpty();
        assertThat(((Outcome.Refused) go(issue, "open")).message()).isEqualTo("\"closed\" is final.");
    }

    @Test
    void customersCommentTheirOwnAndSeeWhatIsSaid() {
        String issue = issue(customer);
        people.done("comment_issue", vendor, Map.of("issue_id", issue, "text", "Which *door*?"));
        Outcome commented = people.call("comment_issue", customer, Map.of("issue_id", issue, "text", "The front door"));

        assertThat(value(commented, "comments")).contains("text=Which *door*?", "text=The front door");
        assertThat(People.done("commented", commented).text()).contains("Which \\*door\\*?");
        assertThat(word(people.call("update_issue", vendor, Map.of("issue_id", issue, "version", 7L))))
                .isEqualTo("conflict");
    }

    @Test
    void deletesIssuesAfterTheConfirmation() {
        String issue = issue(customer);
        assertThat(word(people.confirmed("delete_issue", vendor, Map.of("issue_id", issue))))
                .isEqualTo("done");
        assertThat(word(people.call("get_issue", customer, Map.of("issue_id", issue))))
                .isEqualTo("not_found");
    }

    @Test
    void notesAndTasksGoWithTheirRecord() {
        String deal = people.made("create_deal", employee, Map.of("title", "A roof"));
        Map<String, Object> about = Map.of("entity", "deal", "id", "A roof");
        people.done("add_note", employee, with(about, Map.of("text", "Called.\nWants two offers.")));
        Outcome task = people.call(
                "create_task",
                employee,
                with(
                        about,
                        Map.of("text", "Send offers", "due_at", OffsetDateTime.parse("2026-12-01T10:00:00+02:00"))));
        assertThat(value(task, "due_at")).isEqualTo("2026-12-01T08:00:00Z");
        assertThat(value(task, "status")).isEqualTo("planned");

        Outcome listed = people.call("list_activities", employee, Map.of("entity", "deal", "id", deal));
        assertThat(value(listed, "total")).isEqualTo("2");
        assertThat(value(listed, "items")).contains("subject=Called.", "body=Called.\nWants two offers.");
        assertThat(word(people.call("list_activities", employee, Map.of("id", deal))))
                .isEqualTo("validation_failed");

        Map<String, Object> done = Map.of("activity_id", "send offers");
        assertThat(value(people.call("complete_task", employee, done), "status"))
                .isEqualTo("done");
        assertThat(word(people.call("complete_task", employee, done))).isEqualTo("invalid_transition");
    }

    private String issue(Asker asker) {
        return people.made("create_issue", asker, Map.of("title", "Locked out", "description", "The key broke"));
    }

    private Outcome go(String issue, String status) {
        return people.call("update_issue", vendor, Map.of("issue_id", issue, "status", status));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
