package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.conversation.TurnRunner;
import dev.frontdesk.conversation.TurnRunner.Around;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Source;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.knowledge.Document;
import dev.frontdesk.knowledge.Documents;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.project.Agent;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.FrontdeskTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@FrontdeskTest
@TestPropertySource(properties = "frontdesk.sandbox=on")
class DemoTests {

    @Autowired
    Organizations organizations;

    @Autowired
    Projects projects;

    @Autowired
    Documents documents;

    @Autowired
    Demo demo;

    @Autowired
    DemoStore store;

    @Autowired
    TurnRunner assistant;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void waitUntilEverythingIsRead() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> unfinished() == 0 && documents().size() == expected());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> documents().stream().allMatch(each -> each.status() == Document.Status.READY));
    }

    @Test
    void bringsAProjectWithItsAgents() {
        assertThat(organization().name()).isEqualTo("Lumivera");
        assertThat(project().agents())
                .extracting(Agent::command)
                .containsExactly("/atlas", "/cheryl", "/binky", "/sunday");
        assertThat(project().prompt()).startsWith("You are the assistant of Lumivera");
    }

    @Test
    void listsTheAgentOfTheStaffForTheStaffAlone() {
        Caller employee =
                new Caller(Caller.Kind.PERSON, Ids.next(), "Ann", organization().id(), Role.EMPLOYEE, false, Set.of());

        assertThat(help(null)).contains("/atlas", "/cheryl", "/binky").doesNotContain("/sunday");
        assertThat(help(employee)).contains("/atlas — Atlas, who answers now", "/sunday — Sunday");
    }

    private String help(@Nullable Caller person) {
        UUID conversation = Ids.next();
        return assistant
                .run(new Turn(
                        organization().id(),
                        project().id(),
                        conversation,
                        null,
                        List.of(),
                        List.of("/help"),
                        List.of(),
                        "en",
                        "telegram",
                        new Around(Ids.next(), person, conversation, () -> false)))
                .markdown();
    }

    @Test
    void goesOnWhereAStoppedProgramLeftOffAndAddsNothingTwice() {
        store.begin(organization().id(), project().id());

        demo.loadInBackground();

        await().atMost(Duration.ofMinutes(1)).until(() -> unfinished() == 0);
        assertThat(documents()).hasSize(expected());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько стоит ночная доставка?            | 25 €       | Сколько стоит ночная доставка?
            Чи можна зайти до крамниці з собакою?     | на повідку | Hodyny ta kontakty
            Сколько стоит доставка в Нордбанк?        | 8 €        | Сколько стоит доставка?
            О котрій відчиняється студія на Канненвег? | 11:00      | О котрій ви відчиняєтесь?
            Do you deliver at night?                  | 25 €       | Do you deliver at night?
            Привозите ли букеты на круизный терминал? | каюты      | Доставка и оплата
            How do I place an order in this chat?     | payment    | How do I place an order in this chat?
            When does the shop open on weekdays?      | 8:30       | When does the shop open on weekdays?
            Когда магазин открыт в будни?             | 8:30       | Когда магазин открыт в будни?
            О котрій ви відчиняєтесь у будні?         | 8:30       | Коли крамниця відчинена в будні?
            Do you deliver on Sunday?                 | 22:00      | Do you deliver on Sunday?
            Вы доставляете в воскресенье?             | 22:00      | Доставляете в воскресенье?
            Чи доставляєте ви в неділю?               | 22:00      | Чи доставляєте в неділю?
            Are you open on Sunday?                   | 17:00      | Are you open on Sunday?
            """)
    void answersOutOfItsDocuments(String question, String words, String title) {
        Reply reply = assistant.run(new Turn(
                organization().id(),
                project().id(),
                Ids.next(),
                null,
                List.of(),
                List.of(question),
                List.of(),
                null,
                "telegram"));

        assertThat(reply.markdown()).contains(words);
        assertThat(reply.sources()).extracting(Source::title).contains(title);
    }

    private Organization organization() {
        return organizations.first().orElseThrow();
    }

    private Project project() {
        Project listed = projects.page(organization().id(), null, 10).getFirst();
        return projects.get(organization().id(), listed.id());
    }

    private List<Document> documents() {
        return documents.page(organization().id(), project().id(), null, 100);
    }

    private static int expected() {
        DemoContent content = DemoContent.read();
        return content.answers().size() + content.documents().size();
    }

    private int unfinished() {
        return jdbc.sql("select count(*) from demo_loading")
                .query(Integer.class)
                .single();
    }
}
