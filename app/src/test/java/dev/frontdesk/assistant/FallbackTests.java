package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A second model answers where the first one cannot; the emulator knows no model whose name ends in {@code -nowhere}. */
@FrontdeskTest
class FallbackTests {

    @Autowired
    ApiClient api;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    private final SandboxControl model = new SandboxControl("openai");
    private ProjectId project = new ProjectId(Ids.next());

    @BeforeEach
    void furnish() {
        OrganizationId organization = organizations.first().orElseThrow().id();
        project =
                projects.create(organization, Actor.SYSTEM, "Second", "", "en").id();
    }

    @AfterEach
    void forgive() {
        model.put("/script", List.of());
    }

    @Test
    void theSecondModelAnswersWhereTheFirstFails() {
        choose(Map.of("model", "sandbox-nowhere", "fallbackModel", "sandbox-chat"));
        model.put("/script", List.of(Map.of("text", "From the second.")));

        JsonNode answer = say("Hello");

        assertThat(answer.path("reply").stringValue()).isEqualTo("From the second.");
        JsonNode rounds = steps(answer).path("rounds");
        assertThat(rounds.size()).isEqualTo(2);
        assertThat(rounds.path(0).path("model").stringValue()).isEqualTo("sandbox-nowhere");
        assertThat(rounds.path(0).path("outcome").stringValue()).isEqualTo("refused");
        assertThat(rounds.path(0).path("problem").stringValue()).contains("nowhere");
        assertThat(rounds.path(1).path("model").stringValue()).isEqualTo("sandbox-chat");
    }

    @Test
    void staysWithTheSecondForTheRestOfTheTurn() {
        choose(Map.of("model", "sandbox-nowhere", "fallbackModel", "sandbox-chat"));
        model.put(
                "/script",
                List.of(
                        Map.of("toolCall", Map.of("name", "who_am_i", "arguments", Map.of())),
                        Map.of("text", "The owner.")));

        JsonNode rounds = steps(say("Who am I?")).path("rounds");

        assertThat(rounds.size()).isEqualTo(3);
        assertThat(rounds.path(2).path("model").stringValue()).isEqualTo("sandbox-chat");
    }

    @Test
    void theBuiltInResponderMayBeTheSecond() {
        choose(Map.of("model", "sandbox-nowhere", "fallbackModel", "built-in"));

        JsonNode answer = say("Do you repair bicycles and motorboats?");

        assertThat(answer.path("reply").stringValue()).startsWith("I do not know that");
        assertThat(steps(answer).path("rounds").path(1).path("model").stringValue())
                .isEqualTo("built-in");
    }

    @Test
    void anAgentsOwnModelFallsBackToTheProjects() {
        choose(Map.of("model", "sandbox-chat"));
        ApiClient.Answer agent = api.post(
                "/api/v1/projects/" + project + "/agents",
                Map.of("name", "Atlas", "command", "/atlas", "model", "atlas-nowhere"));
        assertThat(agent.status()).isEqualTo(201);
        model.put("/script", List.of(Map.of("text", "From the project's.")));

        JsonNode answer = say("Hello");

        assertThat(answer.path("reply").stringValue()).isEqualTo("From the project's.");
        assertThat(steps(answer).path("rounds").path(0).path("model").stringValue())
                .isEqualTo("atlas-nowhere");

        String id = agent.json().path("id").stringValue();
        api.patch("/api/v1/projects/" + project + "/agents/" + id, Map.of("fallbackModel", "built-in"));

        assertThat(steps(say("Hello")).path("rounds").path(1).path("model").stringValue())
                .isEqualTo("built-in");
    }

    @Test
    void apologizesWhereThereIsNoSecond() {
        choose(Map.of("model", "sandbox-nowhere"));

        assertThat(say("Hello").path("reply").stringValue()).startsWith("I am sorry");
    }

    @Test
    void tellsWhatAReplyCostAtTheProjectsPrices() {
        choose(Map.of("model", "sandbox-chat", "inputPrice", "2,50", "outputPrice", 10, "priceCurrency", "eur"));

        JsonNode steps = steps(say("Hello"));

        JsonNode round = steps.path("rounds").path(0);
        long millionths = Math.round(2.5 * round.path("inputTokens").longValue())
                + 10 * round.path("outputTokens").longValue();
        assertThat(steps.path("cost").path("currency").stringValue()).isEqualTo("EUR");
        assertThat(steps.path("cost")
                        .path("amount")
                        .decimalValue()
                        .movePointRight(6)
                        .longValue())
                .isCloseTo(millionths, org.assertj.core.data.Offset.offset(1L))
                .isPositive();
    }

    @Test
    void refusesPricesThatAreNone() {
        ApiClient.Answer answer = put(Map.of("model", "sandbox-chat", "inputPrice", "-1", "priceCurrency", "???"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("inputPrice");
    }

    private void choose(Map<String, ?> choice) {
        ApiClient.Answer answer = put(choice);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        choice.forEach(
                (name, value) -> assertThat(answer.json().has(name)).as(name).isTrue());
    }

    private ApiClient.Answer put(Map<String, ?> choice) {
        Map<String, Object> body = new HashMap<>(choice);
        body.put("provider", "openai");
        body.put("apiKey", "sk-sandbox-second-1");
        return api.put("/api/v1/projects/" + project + "/model", body);
    }

    private JsonNode say(String text) {
        ApiClient.Answer answer = api.post("/api/v1/projects/" + project + "/chat", Map.of("text", text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode steps(JsonNode answer) {
        return api.get("/api/v1/conversations/" + answer.path("conversationId").stringValue() + "/messages/"
                        + answer.path("messageId").stringValue() + "/steps")
                .json();
    }
}
