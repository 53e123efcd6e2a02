package dev.frontdesk.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser;
import dev.frontdesk.access.TestPeople;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The settings page of files. */
@FrontdeskTest
@Import(TestPeople.class)
class MediaQuotaPagesTests {

    private static final String PAGE = "/app/settings/files";

    private final TestPeople people;

    @Autowired
    MediaQuotaPagesTests(TestPeople people) {
        this.people = people;
    }

    @Test
    void letsOnlyASuperAdminChangeTheLimit() {
        Browser operator = people.browser(people.superAdmin());
        assertThat(operator.get(PAGE).text()).contains("Change the limit", "0 files kept");
        assertThat(operator.form("PUT", PAGE, Map.of("megabytes", "plenty")))
                .satisfies(seen -> assertThat(seen.status()).isEqualTo(422))
                .satisfies(seen -> assertThat(seen.text()).contains("A whole number of megabytes", "plenty"));
        assertThat(operator.form("PUT", PAGE, Map.of("megabytes", "2 048")).text())
                .contains("2,048 MB");
        assertThat(operator.get(PAGE).text()).contains("2,048 MB");
    }

    @Test
    void showsItToWhoeverAdministers() {
        Person vendor = people.vendor();
        Browser owner = people.browser(vendor);
        assertThat(owner.get(PAGE).text())
                .contains("10,240 MB", "Only a super admin")
                .doesNotContain("Change the limit");
        assertThat(owner.form("PUT", PAGE, Map.of("megabytes", "1")).status()).isEqualTo(403);
        assertThat(people.browser(people.colleague(vendor, Role.EMPLOYEE))
                        .get(PAGE)
                        .status())
                .isEqualTo(403);
    }
}
