package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.conversation.TurnRunner;
import dev.frontdesk.conversation.TurnRunner.Around;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tokens that models may use up. Each test has days of its own, which no other test counts in. */
@FrontdeskTest
class BudgetsTests {

    @Autowired
    ApiClient api;

    @Autowired
    TurnRunner assistant;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    @Autowired
    MutableClock clock;

    @Autowired
    Budgets budgets;

    @Autowired
    SpentBudgets notices;

    @Autowired
    Words words;

    private final SandboxControl model = new SandboxControl("openai");
    private final UUID anna = Ids.next();
    private OrganizationId organization = new OrganizationId(Ids.next());
    private ProjectId project = new ProjectId(Ids.next());

    @BeforeEach
    void furnish() {
        organization = organizations.first().orElseThrow().id();
        project =
                projects.create(organization, Actor.SYSTEM, "Thrifty", "", "en").id();
        assertThat(api.put(
                                "/api/v1/projects/" + project + "/model",
                                Map.of("provider", "openai", "model", "sandbox-chat", "apiKey", "sk-sandbox-thrifty-1"))
                        .status())
                .isEqualTo(200);
        model.put("/script", List.of(Map.of("text", "Answered.")));
    }

    @AfterEach
    void forgive() {
        for (JsonNode each : listed()) {
            String id = each.path("id").isNull() ? "all" : each.path("id").stringValue();
            api.delete("/api/v1/budgets/" + each.path("scope").stringValue() + "/" + id + "/"
                    + each.path("period").stringValue());
        }
        model.put("/script", List.of());
        clock.reset();
    }

    @Test
    void saysPolitelyThatTheBudgetIsSpentUntilTheNextDay() {
        clock.stopAt(Instant.parse("2031-03-10T10:00:00Z"));
        set("project/" + project + "/day", 1);

        assertThat(ask(anna).markdown()).isEqualTo("Answered.");
        Reply spent = ask(anna);

        assertThat(spent.markdown()).startsWith("I cannot answer any more for now");
        assertThat(spent.attention()).isEqualTo("budget_spent");
        assertThat(spent.steps()).isNotNull();
        assertThat(spent.steps().rounds().getFirst().outcome()).isEqualTo("budget_spent");

        clock.stopAt(Instant.parse("2031-03-11T00:00:00Z"));
        assertThat(ask(anna).markdown()).isEqualTo("Answered.");
    }

    @Test
    void countsAMonthForTheWholeOrganization() {
        clock.stopAt(Instant.parse("2031-04-01T00:00:00Z"));
        set("organization/all/month", 1);
        assertThat(ask(anna).markdown()).isEqualTo("Answered.");
        clock.stopAt(Instant.parse("2031-04-30T23:59:00Z"));
        assertThat(ask(Ids.next()).attention()).isEqualTo("budget_spent");
        clock.stopAt(Instant.parse("2031-05-01T00:00:00Z"));
        assertThat(ask(anna).markdown()).isEqualTo("Answered.");
    }

    @Test
    void givesEachPersonTheirOwn() {
        clock.stopAt(Instant.parse("2031-06-10T10:00:00Z"));
        set("person/all/day", 1);
        assertThat(ask(anna).markdown()).isEqualTo("Answered.");
        assertThat(ask(anna).attention()).isEqualTo("budget_spent");
        assertThat(ask(Ids.next()).markdown()).isEqualTo("Answered.");

        set("person/" + anna + "/day", 1_000_000);

        assertThat(ask(anna).markdown()).isEqualTo("Answered.");
    }

    @Test
    void warnsVendorsAtEightyPercent() {
        clock.stopAt(Instant.parse("2031-07-10T10:00:00Z"));
        ask(anna);
        long used = await().until(() -> budgets.used(organization, Budget.Period.DAY), counted -> counted > 0);
        set("project/" + project + "/day", used * 2);
        assertThat(warnings(Role.VENDOR)).isEmpty();

        set("project/" + project + "/day", used * 100 / 85);
        assertThat(warnings(Role.VENDOR)).singleElement().asString().startsWith("Tokens of Thrifty for a day: 8");
        assertThat(warnings(Role.EMPLOYEE)).isEmpty();

        set("project/" + project + "/day", used);
        assertThat(warnings(Role.VENDOR)).containsExactly("Tokens of Thrifty for a day are spent");
    }

    @Test
    void listsWhatIsUsedAndRefusesWhatIsNoBudget() {
        clock.stopAt(Instant.parse("2031-08-10T10:00:00Z"));
        set("project/" + project + "/month", 1_000_000);
        ask(anna);

        JsonNode listed = api.get("/api/v1/budgets").json();

        assertThat(listed.path("usedToday").longValue()).isPositive();
        JsonNode item = listed.path("items").path(0);
        assertThat(item.path("name").stringValue()).isEqualTo("Thrifty");
        assertThat(item.path("used").longValue())
                .isEqualTo(listed.path("usedToday").longValue());
        assertThat(api.put("/api/v1/budgets/project/" + Ids.next() + "/day", Map.of("tokens", 5))
                        .status())
                .isEqualTo(404);
        for (String wrong : List.of("team/all/day", "person/all/week", "person/x/day")) {
            assertThat(api.put("/api/v1/budgets/" + wrong, Map.of("tokens", 5)).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(api.put("/api/v1/budgets/person/all/day", Map.of("tokens", 0))
                        .status())
                .isEqualTo(422);
        assertThat(api.delete("/api/v1/budgets/person/all/day").status()).isEqualTo(404);
    }

    @Test
    void theBuiltInResponderCostsNothing() {
        clock.stopAt(Instant.parse("2031-09-10T10:00:00Z"));
        set("organization/all/day", 1);
        project = projects.create(organization, Actor.SYSTEM, "Free", "", "en").id();

        ask(anna);
        assertThat(ask(anna).markdown()).startsWith("I do not know");
        assertThat(budgets.used(organization, Budget.Period.DAY)).isZero();
    }

    private List<String> warnings(Role role) {
        Caller caller = new Caller(Caller.Kind.PERSON, Ids.next(), "Ann", organization, role, false, Set.of());
        return notices.notices(caller, words.in(Locale.ENGLISH)).stream()
                .map(each -> each.text())
                .toList();
    }

    private JsonNode listed() {
        return api.get("/api/v1/budgets").json().path("items");
    }

    private void set(String address, long tokens) {
        ApiClient.Answer answer = api.put("/api/v1/budgets/" + address, Map.of("tokens", tokens));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("tokens").longValue()).isEqualTo(tokens);
    }

    private Reply ask(UUID contact) {
        return assistant.run(new Turn(
                organization,
                project,
                contact,
                null,
                List.of(),
                List.of("Do you repair bicycles?"),
                List.of(),
                "en",
                "telegram",
                new Around(Ids.next(), null, contact, () -> false)));
    }
}
