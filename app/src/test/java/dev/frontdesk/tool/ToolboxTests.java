package dev.frontdesk.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.tool.Tool.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@FrontdeskTest
@Import(ToolboxTests.Shelf.class)
class ToolboxTests {

    private static final List<String> DONE = new CopyOnWriteArrayList<>();

    @Autowired
    Toolbox toolbox;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    @Autowired
    MutableClock clock;

    private OrganizationId organization = new OrganizationId(Ids.next());
    private ProjectId project = new ProjectId(Ids.next());
    private final UUID conversation = Ids.next();
    private final UUID account = Ids.next();

    @TestConfiguration(proxyBeanMethods = false)
    static class Shelf {
        @Bean
        Toolset shelf() {
            List<Parameter> parameters =
                    List.of(Parameter.text("name", 20, "Name").needed(), Parameter.money("amount", "Amount"));
            return asker -> List.of(
                    tool("peek", Effect.READ, Audience.EVERYONE, parameters),
                    tool("put", Effect.WRITE, Audience.STAFF, parameters),
                    tool("burn", Effect.DESTRUCTIVE, Audience.VENDORS, parameters));
        }

        private static Tool tool(String name, Effect effect, Audience audience, List<Parameter> parameters) {
            return new Tool(name, name, "shelf", effect, audience, parameters, call -> {
                DONE.add(name + " " + call.arguments().text("name").orElse("") + " " + call.confirmed());
                if (call.arguments().text("name").filter("crash"::equals).isPresent()) {
                    throw new IllegalStateException("secret detail");
                }
                return new Outcome.Done(List.of("x".repeat(name.equals("peek") ? 50_000 : 1)), "Done *" + name + "*");
            });
        }
    }

    @BeforeEach
    void furnish() {
        DONE.clear();
        organization = organizations.first().orElseThrow().id();
        project = projects.create(organization, Actor.SYSTEM, "Shelf", "", "en").id();
    }

    @Test
    void showsEachOnlyWhatIsTheirsAndSwitchedOn() {
        assertThat(names(null)).contains("peek").doesNotContain("put", "burn");
        assertThat(names(Role.CUSTOMER)).contains("peek").doesNotContain("put", "burn");
        assertThat(names(Role.EMPLOYEE)).contains("peek", "put").doesNotContain("burn");
        assertThat(names(Role.VENDOR)).contains("peek", "put", "burn");
        assertThat(catalogue.tools(asker(Role.VENDOR), List.of("put")))
                .extracting(Tool::name)
                .containsExactly("put");

        projects.turnArea(organization, Actor.SYSTEM, project, "shelf", false);

        assertThat(names(Role.VENDOR)).doesNotContain("peek", "put", "burn");
        assertThat(call(Role.VENDOR, "put", "{\"name\":\"a\"}").code()).isEqualTo("not_found");
        assertThat(DONE).isEmpty();
    }

    @Test
    void checksTheRoleAtEveryCall() {
        assertThat(call(null, "put", "{\"name\":\"a\"}").code()).isEqualTo("unauthenticated");
        assertThat(call(null, "put", "{\"name\":\"a\"}").text()).contains("/login");
        assertThat(call(Role.EMPLOYEE, "burn", "{\"name\":\"a\"}").code()).isEqualTo("forbidden");
        assertThat(call(Role.VENDOR, "drop_table", "{}").code()).isEqualTo("not_found");
        assertThat(DONE).isEmpty();
    }

    @Test
    void namesAllThatIsWrongWithTheArgumentsAtOnce() {
        Made made = call(Role.VENDOR, "put", "{\"nam\":\"a\",\"amount\":\"1.234\",\"role\":\"vendor\"}");

        assertThat(made.code()).isEqualTo("validation_failed");
        assertThat(made.json()).contains("nam:", "role:", "name:", "amount:");
        for (String broken : List.of("{", "[]", "7", "{\"name\":{}}", "{\"name\":\"" + "a".repeat(1_000_000) + "\"}")) {
            assertThat(call(Role.VENDOR, "put", broken).code()).isEqualTo("validation_failed");
        }
        assertThat(DONE).isEmpty();
    }

    @Test
    void doesAWriteOfATurnOnce() {
        UUID turn = Ids.next();

        Made first = toolbox.call(errand(turn, Role.EMPLOYEE, "put", "{\"name\":\"a\",\"amount\":5}", null));
        Made second = toolbox.call(errand(turn, Role.EMPLOYEE, "put", "{\"amount\":\"5.00\",\"name\":\" a \"}", null));

        assertThat(first.again()).isFalse();
        assertThat(second.again()).isTrue();
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(DONE).containsExactly("put a false");
    }

    @Test
    void remembersAKeyForADay() {
        assertThat(keyed("k1", "a").again()).isFalse();
        assertThat(keyed("k1", "a").again()).isTrue();
        assertThat(keyed("k1", "b").code()).isEqualTo("duplicate");

        clock.advance(Duration.ofHours(25));

        assertThat(keyed("k1", "b").again()).isFalse();
        assertThat(DONE).hasSize(2);
    }

    @Test
    void doesWhatCannotBeUndoneOnlyWhenTheSamePersonConfirms() {
        Made asked = call(Role.VENDOR, "burn", "{\"name\":\"a\"}");
        assertThat(asked.code()).isEqualTo(Made.CONFIRM);
        UUID id = asked.confirmation();
        assertThat(id).isNotNull();
        assertThat(DONE).isEmpty();

        Errand stranger = new Errand(Ids.next(), 0, asker(null), Ids.next(), List.of(), "", "", null);
        assertThat(toolbox.answer(stranger, id, true).made()).isNull();
        Errand press = errand(Ids.next(), Role.VENDOR, "", "", null);
        assertThat(toolbox.answer(press, id, true).made())
                .extracting(Made::code)
                .isEqualTo(Made.DONE);
        assertThat(toolbox.answer(press, id, true).made())
                .extracting(Made::again)
                .isEqualTo(true);
        Confirmations.Answer replayed = toolbox.answer(errand(Ids.next(), Role.VENDOR, "", "", null), id, true);

        assertThat(replayed.text()).startsWith("You have answered this already");
        assertThat(DONE).containsExactly("burn a true");
    }

    @Test
    void forgetsAConfirmationAfterTwoMinutesAndWhenItIsCancelled() {
        UUID late = call(Role.VENDOR, "burn", "{\"name\":\"a\"}").confirmation();
        UUID cancelled = call(Role.VENDOR, "burn", "{\"name\":\"b\"}").confirmation();
        assertThat(answer(cancelled, false).text()).startsWith("Cancelled");
        clock.advance(Duration.ofMinutes(2));

        assertThat(answer(late, true).text()).startsWith("The two minutes are over");
        assertThat(answer(cancelled, true).made()).isNull();
        assertThat(DONE).isEmpty();
    }

    @Test
    void checksTheRoleAgainWhenItIsConfirmed() {
        UUID id = call(Role.VENDOR, "burn", "{\"name\":\"a\"}").confirmation();

        assertThat(id).isNotNull();
        Made made = toolbox.answer(errand(Ids.next(), Role.EMPLOYEE, "", "", null), id, true)
                .made();

        assertThat(made).extracting(Made::code).isEqualTo("forbidden");
        assertThat(DONE).isEmpty();
    }

    @Test
    void tellsNothingOfADefectAndNeverTooMuch() {
        Made crash = call(Role.VENDOR, "put", "{\"name\":\"crash\"}");
        assertThat(crash.code()).isEqualTo("internal");
        assertThat(crash.json() + crash.text()).doesNotContain("secret");
        assertThat(call(null, "peek", "{\"name\":\"a\"}").json())
                .hasSizeLessThan(30_000)
                .contains("truncated");
    }

    private List<String> names(@Nullable Role role) {
        return new ArrayList<>(
                catalogue.tools(asker(role), List.of()).stream().map(Tool::name).toList());
    }

    private Made call(@Nullable Role role, String tool, String arguments) {
        return toolbox.call(errand(Ids.next(), role, tool, arguments, null));
    }

    private Made keyed(String key, String name) {
        return toolbox.call(errand(Ids.next(), Role.EMPLOYEE, "put", "{\"name\":\"" + name + "\"}", key));
    }

    private Confirmations.Answer answer(@Nullable UUID id, boolean yes) {
        assertThat(id).isNotNull();
        return toolbox.answer(errand(Ids.next(), Role.VENDOR, "", "", null), id, yes);
    }

    private Errand errand(UUID turn, @Nullable Role role, String tool, String arguments, @Nullable String key) {
        return new Errand(turn, 0, asker(role), account, List.of(), tool, arguments, key);
    }

    private Asker asker(@Nullable Role role) {
        Caller person = role == null
                ? null
                : new Caller(Caller.Kind.PERSON, account, "Ann", organization, role, false, Set.of());
        return new Asker(organization, project, person, conversation, Language.ENGLISH);
    }
}
