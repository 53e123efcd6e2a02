package dev.frontdesk.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.audit.AuditTrail;
import dev.frontdesk.audit.TrailFilter;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Questions are asked in the background; nothing is sent or changed, and publishing waits for them. */
@FrontdeskTest
class EvaluationTests {

    @Autowired
    ApiClient api;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    @Autowired
    AuditTrail trail;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    private final SandboxControl model = new SandboxControl("openai");
    private String project = "";
    private String evaluation = "";

    @BeforeEach
    void create() {
        String id = api.post("/api/v1/projects", Map.of("name", "Judged"))
                .json()
                .path("id")
                .stringValue();
        project = "/api/v1/projects/" + id;
        evaluation = project + "/evaluation";
        teach("When do you open?", "We open at nine in the morning.");
    }

    @AfterEach
    void forgive() {
        model.put("/script", List.of());
    }

    @Test
    void judgesTheBuiltInResponder() {
        ask("When do you open?", List.of(List.of("at nine", "9:00")), List.of());
        ask("When do you open?", List.of(List.of("at ten")), List.of("nine"));

        JsonNode run = ended(start(Map.of()));

        assertThat(run.path("status").stringValue()).isEqualTo("done");
        assertThat(run.path("total").intValue()).isEqualTo(2);
        assertThat(run.path("done").intValue()).isEqualTo(2);
        assertThat(run.path("passed").intValue()).isEqualTo(1);
        JsonNode results = results(run);
        assertThat(results.path(0).path("passed").booleanValue()).isTrue();
        assertThat(results.path(0).path("sources")).isNotEmpty();
        assertThat(results.path(1).path("reasons").toString()).contains("fact_missing", "at ten", "forbidden_said");
        String csv = api.get(evaluation + "/runs/" + run.path("id").stringValue() + "/export")
                .text();
        assertThat(csv).contains("When do you open?").contains("fact_missing: at ten");
    }

    @Test
    void wouldCallButCallsNothingThatChangesAnything() {
        useModel();
        model.put(
                "/script",
                List.of(
                        Map.of(
                                "toolCall",
                                Map.of("name", "notify_default_chat", "arguments", Map.of("text", "A deal is won"))),
                        Map.of("text", "They know.")));
        api.post(
                evaluation + "/questions",
                Map.of(
                        "text",
                        "Tell the team",
                        "asStaff",
                        true,
                        "calls",
                        List.of(Map.of("tool", "notify_default_chat", "arguments", Map.of("text", "a deal is won")))));
        long journaled = count("tool_call");
        long messages = count("message");

        JsonNode run = ended(start(Map.of()));

        JsonNode result = results(run).path(0);
        assertThat(result.path("reasons")).isEmpty();
        assertThat(result.path("passed").booleanValue()).isTrue();
        assertThat(result.path("calls").path(0).path("outcome").stringValue()).isEqualTo("would_call");
        assertThat(run.path("inputTokens").intValue()).isPositive();
        assertThat(count("tool_call")).isEqualTo(journaled);
        assertThat(count("message")).isEqualTo(messages);
    }

    @Test
    void comparesTwoVersionsOverStoredConversations() {
        api.post(project + "/chat", Map.of("text", "When do you open?"));
        api.patch(project, Map.of("prompt", "Be kind."));
        long messages = count("message");

        JsonNode run = ended(start(Map.of("kind", "conversations", "version", "1", "otherVersion", "2")));

        assertThat(run.path("total").intValue()).isEqualTo(2);
        JsonNode results = results(run);
        assertThat(results).hasSize(2);
        assertThat(results.path(0).path("version").intValue()).isEqualTo(1);
        assertThat(results.path(1).path("version").intValue()).isEqualTo(2);
        assertThat(results.path(1).path("answer").stringValue()).contains("nine");
        assertThat(results.path(1).path("storedAnswer").stringValue()).contains("nine");
        assertThat(results.path(0).path("passed").isNull()).isTrue();
        assertThat(count("message")).isEqualTo(messages);
    }

    @Test
    void publishesOnlyWhatPassesUnlessTheOwnerSaysSo() {
        ask("When do you open?", List.of(List.of("at ten")), List.of());
        api.put(evaluation + "/rule", Map.of("passRateMin", 100));
        api.put(project + "/publication", null);
        api.patch(project, Map.of("prompt", "New"));

        ApiClient.Answer early = api.post(project + "/publication", Map.of());
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("has not been evaluated");

        ended(start(Map.of("version", "draft")));
        ApiClient.Answer refused = api.post(project + "/publication", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("0 of 1");
        assertThat(api.delete(project + "/publication").status()).isEqualTo(409);
        assertThat(projects.get(organization(), id()).prompt()).isEmpty();

        assertThat(api.post(project + "/publication", Map.of("override", true)).status())
                .isEqualTo(200);

        assertThat(projects.get(organization(), id()).prompt()).isEqualTo("New");
        assertThat(trail.find(organization(), TrailFilter.ALL, Long.MAX_VALUE, 200).stream()
                        .map(Object::toString)
                        .filter(entry -> entry.contains(id().toString())))
                .anyMatch(entry -> entry.contains("project.published") && entry.contains("override"));
    }

    @Test
    void cancelsARunAndStartsAnother() {
        useModel();
        model.put("/script", List.of(Map.of("text", "Late", "delayMs", 3_000)));
        for (int i = 0; i < 12; i++) {
            ask("When do you open?", List.of(List.of("nine")), List.of());
        }
        String run = start(Map.of()).path("id").stringValue();
        assertThat(api.post(evaluation + "/runs", Map.of()).status()).isEqualTo(409);

        JsonNode cancelled = api.post(evaluation + "/runs/" + run + "/cancellation", Map.of())
                .json();

        assertThat(cancelled.path("status").stringValue()).isEqualTo("cancelled");
        assertThat(cancelled.path("done").intValue()).isLessThan(12);
        model.put("/script", List.of());
        assertThat(ended(start(Map.of())).path("status").stringValue()).isEqualTo("done");
    }

    @Test
    void takesAQuestionFromAConversationOnce() {
        JsonNode said =
                api.post(project + "/chat", Map.of("text", "When do you open?")).json();
        String conversation = said.path("conversationId").stringValue();
        String message = "";
        for (JsonNode each : api.get("/api/v1/conversations/" + conversation + "/messages")
                .json()
                .path("items")) {
            message = each.path("author").stringValue().equals("contact")
                    ? each.path("id").stringValue()
                    : message;
        }
        Map<String, String> origin = Map.of("conversation", conversation, "message", message);

        assertThat(api.post(evaluation + "/questions/imports", origin).status()).isEqualTo(201);
        assertThat(api.post(evaluation + "/questions/imports", origin).status()).isEqualTo(201);

        JsonNode items = api.get(evaluation + "/questions").json().path("items");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("text").stringValue()).isEqualTo("When do you open?");
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThat(api.post(evaluation + "/questions", Map.of("text", " ", "facts", List.of(List.of())))
                        .json()
                        .path("errors"))
                .hasSize(2);
        assertThat(api.post(evaluation + "/runs", Map.of()).status()).isEqualTo(422);
        assertThat(api.get(evaluation + "/runs/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private void teach(String question, String answer) {
        String document = api.post(project + "/documents", Map.of("question", question, "answer", answer))
                .json()
                .path("id")
                .stringValue();
        await().until(() -> api.get(project + "/documents/" + document)
                .json()
                .path("status")
                .stringValue()
                .equals("ready"));
    }

    private void useModel() {
        api.put(project + "/model", Map.of("provider", "openai", "model", "sandbox-chat", "apiKey", "sk-sandbox-eval"));
    }

    private void ask(String text, List<List<String>> facts, List<String> forbidden) {
        assertThat(api.post(evaluation + "/questions", Map.of("text", text, "facts", facts, "forbidden", forbidden))
                        .status())
                .isEqualTo(201);
    }

    private JsonNode start(Map<String, ?> wanted) {
        ApiClient.Answer answer = api.post(evaluation + "/runs", wanted);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }

    private JsonNode ended(JsonNode run) {
        String path = evaluation + "/runs/" + run.path("id").stringValue();
        await().until(() -> !api.get(path).json().path("status").stringValue().equals("running"));
        return api.get(path).json();
    }

    private JsonNode results(JsonNode run) {
        return api.get(evaluation + "/runs/" + run.path("id").stringValue() + "/results")
                .json()
                .path("items");
    }

    private long count(String table) {
        return tenancy.read(
                organization(),
                () -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single());
    }

    private OrganizationId organization() {
        return organizations.first().orElseThrow().id();
    }

    private ProjectId id() {
        return ProjectId.of(project.substring(project.lastIndexOf('/') + 1));
    }
}
