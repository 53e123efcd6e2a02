package dev.frontdesk.crm;

import static dev.frontdesk.crm.People.value;
import static dev.frontdesk.crm.People.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Membership;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Toolset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FrontdeskTest
class EmployeeToolsTests {

    @Autowired
    List<Toolset> toolsets;

    @Autowired
    TestOrganizations organizations;

    @Autowired
    dev.frontdesk.organization.People accounts;

    @Autowired
    Members members;

    @Autowired
    Tenancy tenancy;

    private OrganizationId here;
    private People people;
    private Asker vendor;
    private Asker colleague;
    private String employee;

    @BeforeEach
    void furnish() {
        here = organizations.create();
        people = new People(toolsets);
        vendor = member("Vera", Role.VENDOR);
        colleague = member("Colin", Role.VENDOR);
        employee = value(people.call("get_employee", colleague, Map.of("employee_id", "me")), "employee_id");
    }

    private Asker member(String name, Role role) {
        Account account = new Account(new AccountId(Ids.next()), Ids.next() + "@example.test", name, false, "en");
        accounts.create(account);
        tenancy.run(here, () -> members.found(here, account, Actor.SYSTEM));
        Caller caller = new Caller(Caller.Kind.PERSON, account.id().value(), name, here, role, false, Set.of());
        return new Asker(here, null, caller, null, Language.ENGLISH);
    }

    @Test
    void changesTheDirectoryAndSaysWhoIsAway() {
        Map<String, Object> said = Map.of("employee_id", "Colin", "department", "Sales", "status", "on_leave");
        assertThat(value(people.call("update_employee", vendor, said), "department"))
                .isEqualTo("Sales");
        assertThat(value(people.call("list_employees", vendor, Map.of("status", "on_leave")), "items"))
                .contains("name=Colin");
    }

    @Test
    void whoIsDeactivatedLosesTheirPlaceAndLeavesWhatWasOpen() {
        String deal = people.made("create_deal", vendor, Map.of("title", "A roof", "assigned_to", employee));
        Map<String, Object> said = Map.of("employee_id", employee);
        assertThat(word(people.call("deactivate_employee", vendor, said))).isEqualTo("confirm");

        assertThat(value(people.confirmed("deactivate_employee", vendor, said), "status"))
                .isEqualTo("terminated");
        assertThat(places(colleague)).isEmpty();
        assertThat(value(people.call("get_deal", vendor, Map.of("deal_id", deal)), "assigned_to"))
                .isEqualTo("null");
        assertThat(word(people.confirmed("deactivate_employee", vendor, said)))
                .as("again")
                .isEqualTo("done");
        assertThat(word(people.call("update_employee", vendor, Map.of("employee_id", employee, "status", "active"))))
                .isEqualTo("invalid_transition");
    }

    @Test
    void nobodyDeactivatesThemselves() {
        assertThat(word(people.confirmed("deactivate_employee", vendor, Map.of("employee_id", "me"))))
                .isEqualTo("conflict");
        assertThat(places(vendor)).hasSize(1);
    }

    @Test
    void changesARoleAndKeepsAVendor() {
        Map<String, Object> said = Map.of("employee_id", employee, "role", "employee");
        assertThat(People.done("set_role", people.confirmed("set_role", vendor, said))
                        .text())
                .endsWith("Colin is now employee.");
        assertThat(places(colleague)).extracting(Membership::role).containsExactly(Role.EMPLOYEE);

        String me = value(people.call("get_employee", vendor, Map.of("employee_id", "me")), "employee_id");
        assertThat(word(people.confirmed("set_role", colleague, Map.of("employee_id", me, "role", "employee"))))
                .as("the last vendor")
                .isEqualTo("conflict");
    }

    private List<Membership> places(Asker asker) {
        return members.memberships(
                new AccountId(Objects.requireNonNull(asker.person()).id()));
    }
}
