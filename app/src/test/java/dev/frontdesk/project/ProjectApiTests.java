package dev.frontdesk.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.audit.AuditTrail;
import dev.frontdesk.audit.TrailFilter;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@FrontdeskTest
class ProjectApiTests {

    private static final String KEY = "sk-sandbox-fake-0123456789-wxyz";

    @Autowired
    ApiClient api;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    @Autowired
    TestOrganizations others;

    @Autowired
    AuditTrail trail;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    private String project = "";

    @BeforeEach
    void create() {
        Answer made = api.post("/api/v1/projects", Map.of("name", " Counter ", "language", "uk"));
        assertThat(made.status()).isEqualTo(201);
        project = "/api/v1/projects/" + made.json().path("id").stringValue();
    }

    @Test
    void showsAndChangesAProject() {
        assertThat(projects.get(first(), id()).prompt()).isEmpty();

        Answer changed = api.patch(project, Map.of("prompt", "Be kind.\nBe brief."));

        assertThat(changed.status()).isEqualTo(200);
        JsonNode shown = api.get(project).json();
        assertThat(shown.path("name").stringValue()).isEqualTo("Counter");
        assertThat(shown.path("prompt").stringValue()).isEqualTo("Be kind.\nBe brief.");
        assertThat(shown.path("language").stringValue()).isEqualTo("uk");
        assertThat(shown.path("model").path("provider").stringValue()).isEqualTo("built-in");
        assertThat(projects.get(first(), id()).prompt()).isEqualTo("Be kind.\nBe brief.");
    }

    @Test
    void deletesAProjectForGood() {
        assertThat(projects.find(first(), id())).isPresent();

        assertThat(api.delete(project).status()).isEqualTo(204);

        assertThat(api.get(project).status()).isEqualTo(404);
        assertThat(api.delete(project).status()).isEqualTo(404);
        assertThat(projects.find(first(), id())).isEmpty();
    }

    @Test
    void listsInPages() {
        api.post("/api/v1/projects", Map.of("name", "Another"));
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/projects?limit=2" + cursor).json();
            page.path("items").forEach(item -> names.add(item.path("name").stringValue()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").stringValue();
        } while (!cursor.isEmpty());

        assertThat(names).startsWith("Default").contains("Counter", "Another");
        assertThat(names).hasSize(projects.directory(first()).size());
    }

    @Test
    void reportsAllProblemsAtOnce() {
        Answer answer =
                api.post("/api/v1/projects", Map.of("name", " ", "prompt", "a\u0000b", "language", "Klingon language"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(fields(answer)).containsExactlyInAnyOrder("name", "prompt", "language");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThat(api.post("/api/v1/projects", List.of("name")).status()).isEqualTo(422);
        assertThat(api.send("POST", "/api/v1/projects", Map.of("Content-Type", "application/json"), "{".getBytes())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void knowsNothingOfOtherOrganizations() {
        OrganizationId other = others.create();

        assertThat(projects.find(other, id())).isEmpty();
        assertThat(projects.page(other, null, 10)).isEmpty();
    }

    @Test
    void neverGivesTheKeyBack() {
        Answer chosen = api.put(project + "/model", openAi(Map.of("apiKey", KEY)));

        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.text()).doesNotContain(KEY).contains("sk-s…wxyz");
        assertThat(api.get(project).text()
                        + api.get(project + "/model").text()
                        + api.get("/api/v1/projects").text())
                .doesNotContain(KEY);
        assertThat(trail.find(first(), TrailFilter.ALL, Long.MAX_VALUE, 100).toString())
                .doesNotContain(KEY);
        assertThat(projects.get(first(), id()).toString()).doesNotContain(KEY);
        assertThat(sealed()).isNotNull();
        assertThat(new String(sealed(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(KEY);
    }

    @Test
    void keepsTheKeyUntilItIsRemoved() {
        api.put(project + "/model", openAi(Map.of("apiKey", KEY)));

        api.put(project + "/model", openAi(Map.of("apiKey", "", "model", "another")));
        assertThat(api.get(project + "/model").json().path("apiKeyPreview").stringValue())
                .isEqualTo("sk-s…wxyz");

        Map<String, Object> without = new HashMap<>(openAi(Map.of()));
        without.put("apiKey", null);
        api.put(project + "/model", without);
        assertThat(api.get(project + "/model").json().path("apiKeyPreview").isNull())
                .isTrue();
    }

    @Test
    void takesNoSavedKeyToAnotherAddress() {
        api.put(project + "/model", openAi(Map.of("apiKey", KEY)));

        Answer moved = api.put(project + "/model", openAi(Map.of("baseUrl", "http://127.0.0.1:9/v1")));

        assertThat(moved.status()).isEqualTo(422);
        assertThat(fields(moved)).containsExactly("apiKey");
        assertThat(projects.get(first(), id()).model().baseUrl()).isNull();
    }

    @Test
    void reportsAllProblemsOfAModelAtOnce() {
        Answer answer = api.put(
                project + "/model",
                Map.of(
                        "provider", "anthropic",
                        "baseUrl", "ftp://example.test",
                        "embeddingModel", "embed",
                        "apiKey", "two words",
                        "environment", "sandbox"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(fields(answer))
                .containsExactlyInAnyOrder("baseUrl", "model", "embeddingModel", "apiKey", "environment");
        assertThat(fields(api.put(project + "/model", Map.of("provider", "cleverbot"))))
                .contains("provider");
    }

    @Test
    void refusesAddressesThatLeadInside() {
        Answer answer = api.put(project + "/model", openAi(Map.of("baseUrl", "http://169.254.169.254/v1")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(fields(answer)).containsExactly("baseUrl");
    }

    @Test
    void checksTheModel() {
        api.put(project + "/model", openAi(Map.of("apiKey", KEY)));
        assertThat(api.post(project + "/model/checks", null).json().path("ok").booleanValue())
                .isTrue();

        api.put(project + "/model", openAi(Map.of("apiKey", "sk-wrong-of-elsewhere")));
        JsonNode wrong = api.post(project + "/model/checks", null).json();
        assertThat(wrong.path("ok").booleanValue()).isFalse();
        assertThat(wrong.path("problems").path(0).path("code").stringValue()).isEqualTo("HTTP 401");
        assertThat(wrong.path("problems").path(0).path("cure").stringValue()).contains("Check the key");
    }

    @Test
    void keepsAgentsInTheirOrder() {
        agent("Atlas", "/atlas");
        String second = agent("Cheryl", "Cheryl").json().path("id").stringValue();

        assertThat(names()).containsExactly("Atlas /atlas", "Cheryl /cheryl");
        assertThat(api.patch(project + "/agents/" + second, Map.of("rank", 0, "name", "Cher"))
                        .status())
                .isEqualTo(200);
        assertThat(names()).containsExactly("Atlas /atlas", "Cher /cheryl");
        assertThat(api.delete(project + "/agents/" + second).status()).isEqualTo(204);
        assertThat(names()).containsExactly("Atlas /atlas");
        assertThat(api.delete(project + "/agents/" + second).status()).isEqualTo(404);
        assertThat(projects.get(first(), id()).agents()).hasSize(1);
    }

    @Test
    void refusesCommandsThatMeanSomethingElse() {
        agent("Atlas", "/atlas");

        assertThat(fields(agent("Other", "/atlas"))).containsExactly("command");
        assertThat(fields(agent("Other", "/help"))).containsExactly("command");
        assertThat(fields(agent("", "/a-b"))).containsExactlyInAnyOrder("name", "command");
        assertThat(names()).containsExactly("Atlas /atlas");
    }

    @Test
    void leavesATrail() {
        api.patch(project, Map.of("prompt", "Anew."));
        agent("Atlas", "/atlas");
        api.put(project + "/model", openAi(Map.of("apiKey", KEY)));

        assertThat(trail.find(first(), TrailFilter.ALL, Long.MAX_VALUE, 200).stream()
                        .map(Object::toString)
                        .filter(entry -> entry.contains(id().toString())))
                .anyMatch(entry -> entry.contains("project.created"))
                .anyMatch(entry -> entry.contains("project.changed") && entry.contains("prompt"))
                .anyMatch(entry -> entry.contains("agent.added") && entry.contains("/atlas"))
                .anyMatch(entry -> entry.contains("model.chosen") && entry.contains("keyChanged"));
    }

    private OrganizationId first() {
        return organizations.first().orElseThrow().id();
    }

    private ProjectId id() {
        return ProjectId.of(project.substring(project.lastIndexOf('/') + 1));
    }

    private byte[] sealed() {
        return tenancy.read(
                first(),
                () -> jdbc.sql("select model_key from project where project_id = ?")
                        .param(id().value())
                        .query(byte[].class)
                        .single());
    }

    private static Map<String, Object> openAi(Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(Map.of("provider", "openai", "model", "sandbox-chat"));
        model.putAll(more);
        return model;
    }

    private Answer agent(String name, String command) {
        return api.post(project + "/agents", Map.of("name", name, "command", command));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        api.get(project + "/agents")
                .json()
                .path("items")
                .forEach(agent -> names.add(agent.path("name").stringValue() + " "
                        + agent.path("command").stringValue()));
        return names;
    }

    private static List<String> fields(Answer answer) {
        List<String> fields = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").stringValue()));
        return fields;
    }
}
