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
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The chat in the panel: what the assistant had called, its buttons, and how its replies came about. */
@FrontdeskTest
class ProjectChatTests {

    @Autowired
    ApiClient api;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    @Autowired
    MutableClock clock;

    private final SandboxControl model = new SandboxControl("openai");
    private ProjectId project = new ProjectId(Ids.next());
    private String chat = "";

    @BeforeEach
    void furnish() {
        OrganizationId organization = organizations.first().orElseThrow().id();
        project =
                projects.create(organization, Actor.SYSTEM, "Trying", "", "en").id();
        projects.addAgent(organization, Actor.SYSTEM, project, "Atlas", "/atlas", "You stand at the counter.");
        chat = "/api/v1/projects/" + project + "/chat";
        assertThat(api.put(
                                "/api/v1/projects/" + project + "/model",
                                Map.of("provider", "openai", "model", "sandbox-chat", "apiKey", "sk-sandbox-trying-1"))
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void forgive() {
        model.put("/script", List.of());
        clock.reset();
    }

    @Test
    void tellsWhatWasCalledAndShowsItAgain() {
        script(call("who_am_i", Map.of()), Map.of("text", "You are the owner."));

        JsonNode answer = say(null, "Who am I?");

        JsonNode call = answer.path("toolCalls").path(0);
        assertThat(call.path("tool").stringValue()).isEqualTo("who_am_i");
        assertThat(call.path("outcome").stringValue()).isEqualTo("done");
        assertThat(call.path("milliseconds").isIntegralNumber()).isTrue();
        JsonNode shown = lastMessage(answer);
        assertThat(shown.path("toolCalls")).isEqualTo(answer.path("toolCalls"));
        assertThat(shown.path("id")).isEqualTo(answer.path("messageId"));
        assertThat(shown.path("agent").stringValue()).isEqualTo("/atlas");
    }

    @Test
    void doesWhatAButtonConfirmsOnceAndShowsItsLabel() {
        JsonNode asked = askToDelete();
        String yes = asked.path("choices").path(0).path("value").stringValue();
        assertThat(asked.path("choices").path(0).path("label").stringValue()).isEqualTo("Confirm");
        assertThat(lastMessage(asked).path("choices")).isEqualTo(asked.path("choices"));

        JsonNode done = press(asked, yes).json();

        assertThat(done.path("toolCalls").path(0).path("tool").stringValue()).isEqualTo("delete_customer");
        assertThat(done.path("toolCalls").path(0).path("outcome").stringValue()).isEqualTo("done");
        assertThat(messages(done).path(1).path("text").stringValue()).isEqualTo("Confirm");
        assertThat(press(asked, yes).json().path("reply").stringValue()).startsWith("You have answered this already");
    }

    @Test
    void doesNothingAfterTwoMinutes() {
        JsonNode asked = askToDelete();
        clock.advance(Duration.ofMinutes(2));

        JsonNode late = press(asked, asked.path("choices").path(0).path("value").stringValue())
                .json();

        assertThat(late.path("reply").stringValue()).startsWith("The two minutes are over");
        assertThat(late.path("toolCalls").isEmpty()).isTrue();
    }

    @Test
    void refusesAButtonThatThisChatDoesNotOffer() {
        JsonNode asked = askToDelete();
        String yes = asked.path("choices").path(0).path("value").stringValue();
        JsonNode other = say(null, "Hello");

        assertThat(press(other, yes).status()).isEqualTo(422);
        assertThat(press(other, yes).text()).contains("\"choice\"");
        assertThat(api.post(chat, Map.of("choice", yes)).status()).isEqualTo(422);
    }

    @Test
    void streamsTheSameAnswer() {
        script(call("who_am_i", Map.of()), Map.of("text", "You are the owner."));

        String events = api.post(chat + "/stream", Map.of("text", "Who am I?")).text();

        assertThat(events).contains("event:answer", "\"choices\":[]", "\"tool\":\"who_am_i\"");
    }

    @Test
    void tellsStepByStepHowAReplyCameAbout() {
        script(
                call("create_customer", Map.of("name", "Ann", "notes", "her key is sk-live-0123456789abcdef")),
                Map.of("text", "Created."));

        JsonNode answer = say(null, "Add Ann");

        JsonNode steps = steps(answer);
        assertThat(steps.path("agent").stringValue()).isEqualTo("/atlas");
        assertThat(steps.path("instructionsLength").intValue()).isPositive();
        assertThat(steps.path("transcriptLines").intValue()).isEqualTo(1);
        assertThat(steps.path("rounds").size()).isEqualTo(2);
        JsonNode first = steps.path("rounds").path(0);
        assertThat(first.path("model").stringValue()).isEqualTo("sandbox-chat");
        assertThat(first.path("outcome").stringValue()).isEqualTo("called");
        assertThat(first.path("inputTokens").intValue()).isPositive();
        assertThat(first.path("calls").path(0).path("arguments").stringValue())
                .contains("\"name\":\"Ann\"", "••••")
                .doesNotContain("0123456789abcdef");
        assertThat(steps.path("rounds").path(1).path("outcome").stringValue()).isEqualTo("answered");
    }

    @Test
    void letsNobodyElsePressTheButton() {
        JsonNode asked = askToDelete();
        String yes = asked.path("choices").path(0).path("value").stringValue();

        ApiClient.Answer pressed = api.as(key("vendor")).post(chat, Map.of("conversationId", id(asked), "choice", yes));

        assertThat(pressed.json().path("reply").stringValue()).startsWith("There is nothing here for you");
        assertThat(press(asked, yes)
                        .json()
                        .path("toolCalls")
                        .path(0)
                        .path("outcome")
                        .stringValue())
                .isEqualTo("done");
    }

    @Test
    void explainsRepliesToThoseAloneWhoConfigureTheProject() {
        JsonNode answer = say(null, "Hello");
        String steps = "/api/v1/conversations/" + id(answer) + "/messages/"
                + answer.path("messageId").stringValue() + "/steps";

        assertThat(api.as(key("employee")).get(steps).status()).isEqualTo(403);
        assertThat(api.as(key("employee", project.toString())).get(steps).status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/conversations/" + id(answer) + "/messages/" + Ids.next() + "/steps")
                        .status())
                .isEqualTo(404);
    }

    private String key(String role, String... projects) {
        ApiClient.Answer made =
                api.post("/api/v1/api-keys", Map.of("name", "Trying", "role", role, "projects", List.of(projects)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("key").stringValue();
    }

    private JsonNode askToDelete() {
        String name = "Trial " + Ids.next();
        script(call("create_customer", Map.of("name", name)), Map.of("text", "Created."));
        JsonNode created = say(null, "Add a customer");
        assertThat(created.path("toolCalls").path(0).path("outcome").stringValue())
                .as(created.toString())
                .isEqualTo("done");
        script(call("delete_customer", Map.of("customer_id", name)), Map.of("text", "Deleted."));
        JsonNode asked = say(id(created), "Delete it");
        assertThat(asked.path("choices").size()).as(asked.toString()).isEqualTo(2);
        return asked;
    }

    private JsonNode steps(JsonNode answer) {
        ApiClient.Answer steps = api.get("/api/v1/conversations/" + id(answer) + "/messages/"
                + answer.path("messageId").stringValue() + "/steps");
        assertThat(steps.status()).as(steps.text()).isEqualTo(200);
        return steps.json();
    }

    private JsonNode lastMessage(JsonNode answer) {
        return messages(answer).path(0);
    }

    private JsonNode messages(JsonNode answer) {
        return api.get("/api/v1/conversations/" + id(answer) + "/messages")
                .json()
                .path("items");
    }

    private static String id(JsonNode answer) {
        return answer.path("conversationId").stringValue();
    }

    private JsonNode say(@Nullable String conversation, String text) {
        ApiClient.Answer answer = api.post(
                chat,
                conversation == null ? Map.of("text", text) : Map.of("conversationId", conversation, "text", text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private ApiClient.Answer press(JsonNode asked, String choice) {
        return api.post(chat, Map.of("conversationId", id(asked), "choice", choice));
    }

    private static Map<?, ?> call(String tool, Map<?, ?> arguments) {
        return Map.of("toolCall", Map.of("name", tool, "arguments", arguments));
    }

    private void script(Map<?, ?>... rules) {
        model.put("/script", List.of(rules));
    }
}
