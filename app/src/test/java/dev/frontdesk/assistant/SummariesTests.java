package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Long conversations: the older part in few words, made after the turn. */
@FrontdeskTest
class SummariesTests {

    private static final String SUMMARY = "Olena wants forty peonies.";

    @Autowired
    ApiClient api;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    @Autowired
    SummaryStore summaries;

    private final SandboxControl model = new SandboxControl("openai");
    private OrganizationId organization = new OrganizationId(Ids.next());
    private ProjectId project = new ProjectId(Ids.next());
    private @Nullable String conversation;

    @BeforeEach
    void furnish() {
        organization = organizations.first().orElseThrow().id();
        project =
                projects.create(organization, Actor.SYSTEM, "Patient", "", "en").id();
    }

    @AfterEach
    void forgive() {
        model.put("/script", List.of());
    }

    @Test
    void sumsUpWhatIsOlderAndForgetsItWhenToldTo() {
        assertThat(api.put(
                                "/api/v1/projects/" + project + "/model",
                                Map.of("provider", "openai", "model", "sandbox-chat", "apiKey", "sk-sandbox-patient-1"))
                        .status())
                .isEqualTo(200);
        model.put(
                "/script",
                List.of(Map.of("match", "Sum up:", "text", SUMMARY), Map.of("match", "note", "text", "Noted.")));
        for (int i = 1; i <= 6; i++) {
            say("note number " + i + ": " + "long ".repeat(800));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> summary().isPresent());

        JsonNode answer = say("note, what do I want?");

        assertThat(steps(answer).path("summarized").booleanValue()).isTrue();
        assertThat(shown()).contains(SUMMARY, "note number 6").doesNotContain("note number 1:");

        say("/clear");
        assertThat(summary()).isEmpty();
        say("note afresh");
        assertThat(shown()).doesNotContain(SUMMARY, "note number 6");
    }

    @Test
    void makesNoneWithoutAModel() {
        for (int i = 1; i <= 6; i++) {
            say("number " + i + ": " + "long ".repeat(800));
        }

        assertThat(summary()).isEmpty();
        assertThat(model.get("/calls?limit=20").toString()).doesNotContain("Sum up:\\n\\nPerson: number");
    }

    private Optional<Summary> summary() {
        return summaries.find(organization, UUID.fromString(conversation), "");
    }

    private String shown() {
        return model.get("/calls?limit=5")
                .path("items")
                .valueStream()
                .map(each -> each.path("body").path("messages").toString())
                .filter(messages -> !messages.contains("Sum up:"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode say(String text) {
        ApiClient.Answer answer = api.post(
                "/api/v1/projects/" + project + "/chat",
                conversation == null ? Map.of("text", text) : Map.of("text", text, "conversationId", conversation));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        conversation = answer.json().path("conversationId").stringValue();
        return answer.json();
    }

    private JsonNode steps(JsonNode answer) {
        return api.get("/api/v1/conversations/" + conversation + "/messages/"
                        + answer.path("messageId").stringValue() + "/steps")
                .json();
    }
}
