package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.TestOrganizations;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One account is connected once in the whole installation, and strangers do not learn where. */
@FrontdeskTest
class TakenAccountTests {

    @Autowired
    Connections connections;

    @Autowired
    TestOrganizations organizations;

    private ConnectionForm form = new ConnectionForm(null, null, null, null, null, null);

    @BeforeEach
    void connectSomewhere() {
        String token = new SandboxControl("telegram")
                .post("/accounts", Map.of())
                .path("token")
                .asString();
        form = new ConnectionForm("telegram", "Flowers of Anna", Map.of("token", token), null, null, null);
        connections.create(caller(organizations.create(), false), null, form);
    }

    private static Caller caller(OrganizationId organization, boolean superAdmin) {
        return new Caller(Caller.Kind.PERSON, Ids.next(), "Somebody", organization, Role.VENDOR, superAdmin, Set.of());
    }

    private String refusal(Caller caller) {
        Problem.Conflict conflict =
                Assertions.catchThrowableOfType(Problem.Conflict.class, () -> connections.create(caller, null, form));
        assertThat(conflict).isNotNull();
        return conflict.title() + " " + conflict.getMessage();
    }

    @Test
    void isHiddenFromStrangers() {
        assertThat(refusal(caller(organizations.create(), false)))
                .contains("Already connected")
                .doesNotContain("Flowers");
    }

    @Test
    void isNamedToSuperAdmins() {
        assertThat(refusal(caller(organizations.create(), true))).contains("Flowers of Anna");
    }
}
