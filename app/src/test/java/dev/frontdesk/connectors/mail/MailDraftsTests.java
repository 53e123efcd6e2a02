package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A mailbox whose answers wait for a person. */
@FrontdeskTest
class MailDraftsTests {

    private final SandboxControl mail = new SandboxControl("mail");
    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    private String address = "";
    private String project = "";
    private String connection = "";

    @BeforeEach
    void connect() {
        JsonNode mailbox = mail.post("/accounts", Map.of());
        address = mailbox.path("address").asString();
        project = api.post("/api/v1/projects", Map.of("name", "Drafts " + person))
                .json()
                .path("id")
                .asString();
        Map<String, String> settings = new HashMap<>(Map.of("answers", "drafts"));
        for (String name : List.of("provider", "address", "password", "imapHost", "imapPort", "smtpHost", "smtpPort")) {
            settings.put(name, mailbox.path(name).asString());
        }
        ApiClient.Answer made = api.post(
                "/api/v1/projects/" + project + "/connections", Map.of("connector", "mail", "settings", settings));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        connection = made.json().path("id").asString();
        api.put("/api/v1/connections/" + connection + "/activation", null);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40));
    }

    private void write(Map<String, ?> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("account", address);
        order.put("user", person);
        mail.post("/messages", order);
    }

    private List<JsonNode> sent() {
        return mail.get("/messages?account=" + address + "&chat=" + person)
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("direction").asString().equals("out"))
                .toList();
    }

    private List<JsonNode> drafts() {
        return api.get("/api/v1/drafts?projectId=" + project)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode draft() {
        soon().until(() -> drafts().size() == 1);
        return drafts().getFirst();
    }

    private static String conversation(JsonNode draft) {
        return "/api/v1/conversations/" + draft.path("conversationId").asString();
    }

    private static String path(JsonNode draft) {
        return conversation(draft) + "/drafts/" + draft.path("id").asString();
    }

    private ApiClient.Answer approve(JsonNode draft, Map<String, ?> body) {
        return api.post(path(draft) + "/approvals", body);
    }

    private JsonNode message(JsonNode draft) {
        return messages(draft)
                .filter(each -> each.path("id").equals(draft.path("id")))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> messages(JsonNode draft) {
        return api.get(conversation(draft) + "/messages?limit=50")
                .json()
                .path("items")
                .valueStream();
    }

    @Test
    void sendsADraftAsItIsOnce() {
        write(Map.of("subject", "Order", "text", "When do you open?"));
        JsonNode draft = draft();
        assertThat(sent()).isEmpty();
        assertThat(message(draft).path("status").asString()).isEqualTo("draft");
        assertThat(mail.get("/messages?account=" + address + "&chat=" + person).path("items"))
                .hasSize(1);
        assertThat(api.get("/api/v1/conversations?connectionId=" + connection + "&messageStatus=draft")
                        .json()
                        .at("/items/0/attention")
                        .asString())
                .isEqualTo("draft");
        assertThat(approve(draft, Map.of()).status()).isEqualTo(202);
        assertThat(approve(draft, Map.of()).status()).isEqualTo(409);
        soon().until(() -> message(draft).path("status").asString().equals("sent"));
        assertThat(sent()).singleElement().satisfies(letter -> {
            assertThat(letter.path("subject").asString()).isEqualTo("Re: Order");
            assertThat(letter.path("inReplyTo").asString()).isNotEmpty();
        });
        assertThat(message(draft).path("author").asString()).isEqualTo("assistant");
        assertThat(drafts()).isEmpty();
        assertThat(api.get("/api/v1/audit?limit=20").text()).contains("draft.approved");
    }

    @Test
    void sendsWhatAPersonMadeOfIt() {
        write(Map.of("subject", "Order", "text", "When do you open?"));
        JsonNode draft = draft();
        assertThat(approve(draft, Map.of("text", " ")).status()).isEqualTo(422);
        assertThat(approve(draft, Map.of("text", "At **nine**")).status()).isEqualTo(202);
        soon().until(() -> !sent().isEmpty());
        assertThat(sent().getFirst().path("text").asString()).isEqualTo("At nine");
        assertThat(message(draft).path("author").asString()).isEqualTo("person");
        assertThat(api.get(conversation(draft)).json().path("state").asString()).isEqualTo("assistant");
    }

    @Test
    void sendsNothingOfWhatIsDiscarded() {
        write(Map.of("subject", "Order", "text", "When do you open?"));
        JsonNode draft = draft();
        assertThat(api.delete(path(draft)).status()).isEqualTo(204);
        assertThat(approve(draft, Map.of()).status()).isEqualTo(409);
        assertThat(message(draft).path("status").asString()).isEqualTo("discarded");
        assertThat(sent()).isEmpty();
    }

    @Test
    void writesAnotherWhenTheCustomerWritesAgain() {
        write(Map.of("subject", "Order", "text", "When do you open?"));
        JsonNode first = draft();
        String asked = messages(first)
                .filter(each -> each.path("direction").asString().equals("in"))
                .findFirst()
                .orElseThrow()
                .path("externalId")
                .asString();
        write(Map.of("fresh", true, "text", "On Sunday?", "headers", Map.of("In-Reply-To", asked)));
        soon().until(() -> !message(first).path("status").asString().equals("draft"));
        assertThat(message(first).path("problemCode").asString()).isEqualTo("outdated");
        JsonNode second = draft();
        assertThat(second.path("conversationId")).isEqualTo(first.path("conversationId"));
        assertThat(approve(first, Map.of()).status()).isEqualTo(409);
        assertThat(approve(second, Map.of()).status()).isEqualTo(202);
        soon().until(() -> sent().size() == 1);
    }

    @Test
    void dropsADraftWhenAPersonAnswers() {
        write(Map.of("subject", "Order", "text", "When do you open?"));
        JsonNode draft = draft();
        api.post(conversation(draft) + "/messages", Map.of("text", "I am on it"));
        assertThat(approve(draft, Map.of()).status()).isEqualTo(409);
        assertThat(message(draft).path("problemCode").asString()).isEqualTo("taken_over");
        soon().until(() -> sent().size() == 1);
        assertThat(sent().getFirst().path("text").asString()).isEqualTo("I am on it");
    }
}
