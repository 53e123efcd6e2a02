package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What people do around a conversation. */
@FrontdeskTest
@Import(TestColleagues.class)
class InboxTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    TestColleagues colleagues;

    @Autowired
    Signals signals;

    @Autowired
    HubStore hub;

    @Autowired
    Tenancy tenancy;

    private TestBot bot;

    @BeforeEach
    void connect() {
        bot = new TestBot(api, Map.of());
        bot.says("From the assistant", 0);
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    private String path() {
        return "/api/v1/conversations/" + bot.conversationId(person);
    }

    private List<String> listed(String filter) {
        return api.get("/api/v1/conversations?" + filter).json().path("items").findValuesAsString("id");
    }

    @Test
    void aNoteIsNeitherSentNorShownToTheModel() {
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        String name = "Ann" + person;
        UUID ann = colleagues.create(name + " Lee");
        String text = "@" + name.toLowerCase(Locale.ROOT) + " he is a planted secret, mind @annabel";
        ApiClient.Answer note = api.post(path() + "/notes", Map.of("text", text));
        assertThat(note.status()).isEqualTo(201);
        assertThat(note.json().path("mentions").valueStream().map(JsonNode::asString))
                .containsExactly(ann.toString());
        bot.write(person, "And now?");
        bot.awaitReplies(person, 2);
        assertThat(bot.got(person)).doesNotContain(text);
        assertThat(bot.model.get("/calls?limit=5").toString())
                .contains("And now?")
                .doesNotContain("planted secret");
        assertThat(bot.messages(person).toString()).doesNotContain("planted secret");
        assertThat(listed("mentionedId=" + ann))
                .containsExactly(bot.conversationId(person).toString());
        String id = note.json().path("id").asString();
        assertThat(api.delete(path() + "/notes/" + id).status()).isEqualTo(204);
        assertThat(api.get(path() + "/notes").json().path("items")).isEmpty();
    }

    @Test
    void countsAsWaitingWhatTheListOfTheWaitingShows() {
        bot.thinkWith(Map.of("apiKey", "sk-wrong"));
        bot.write(person, "Hello");
        soon().until(() -> bot.conversation(person).path("attention").isString());
        assertThat(bot.conversation(person).path("state").asString()).isEqualTo("assistant");
        List<String> listed = listed("waiting=true&limit=200");
        assertThat(listed).contains(bot.conversationId(person).toString());
        OrganizationId organization = colleagues.organization();
        assertThat(tenancy.read(organization, () -> hub.waiting(organization)).others())
                .isEqualTo(listed.size());
    }

    @Test
    void showsWhatAColleagueWroteAsTheCustomerSeesIt() {
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        api.put(path() + "/takeover", Map.of());
        api.post(path() + "/messages", Map.of("text", "It is **ready**"));
        assertThat(api.get("/app/messaging/" + bot.conversationId(person)).text())
                .contains("It is <strong>ready</strong>");
    }

    @Test
    void findsWordsInMessagesAndNames() {
        bot.write(person, "Моя собака съела Накладную");
        bot.awaitReplies(person, 1);
        String id = bot.conversationId(person).toString();
        assertThat(listed("text=" + "%D0%BD%D0%B0%D0%BA%D0%BB%D0%B0%D0%B4")).contains(id);
        assertThat(listed("text=PERSON%20" + person)).contains(id);
        assertThat(listed("text=nobody-wrote-this")).isEmpty();
        assertThat(api.get("/api/v1/conversations?text=" + "x".repeat(201)).status())
                .isEqualTo(422);
    }

    @Test
    void labelsConversationsAndServesVipsByPeople() {
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        String label = "invoice " + person;
        JsonNode labelled = api.put(path() + "/labels", Map.of("labels", List.of(label, " " + label, "")))
                .json();
        assertThat(labelled.path("labels").valueStream().map(JsonNode::asString))
                .containsExactly(label);
        assertThat(listed("label=" + label.replace(" ", "%20"))).hasSize(1);
        assertThat(api.get("/api/v1/labels").text()).contains(label);
        String contact = "/api/v1/contacts/" + labelled.path("contactId").asString();
        assertThat(api.put(contact + "/labels", Map.of("labels", List.of("vip")))
                        .json()
                        .path("labels")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("VIP");
        bot.write(person, "Hello again");
        bot.awaitReplies(person, 2);
        assertThat(bot.conversation(person).path("queuedReason").asString()).isEqualTo("vip");
        assertThat(api.put(contact + "/labels", Map.of("labels", List.of("x".repeat(41))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void showsSeveralContactsAsOnePersonAndSeparatesThemAgain() {
        TestBot other = new TestBot(api, Map.of());
        long elsewhere = person + 1;
        try {
            bot.write(person, "Here");
            other.write(elsewhere, "There");
            bot.awaitReplies(person, 1);
            other.awaitReplies(elsewhere, 1);
            String one = bot.conversation(person).path("contactId").asString();
            String two = other.conversation(elsewhere).path("contactId").asString();
            JsonNode merged = api.put("/api/v1/contacts/" + two + "/merge", Map.of("into", one))
                    .json();
            assertThat(merged.path("id").asString()).isEqualTo(one);
            assertThat(merged.path("identities")).hasSize(2);
            assertThat(listed("contactId=" + one)).hasSize(2);
            assertThat(api.put("/api/v1/contacts/" + two + "/merge", Map.of("into", one))
                            .status())
                    .isEqualTo(422);
            JsonNode separated =
                    api.delete("/api/v1/contacts/" + two + "/merge").json();
            assertThat(separated.path("id").asString()).isEqualTo(two);
            assertThat(listed("contactId=" + one)).hasSize(1);
            assertThat(api.get("/api/v1/audit?limit=20").text()).contains("contact.merged", "contact.separated");
        } finally {
            other.reset();
        }
    }

    @Test
    void fillsCannedAnswersForTheConversation() {
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        String name = "Greeting " + person;
        JsonNode made = api.post(
                        "/api/v1/canned-answers", Map.of("name", name, "text", "Hi {name}, this is {business}."))
                .json();
        assertThat(api.post("/api/v1/canned-answers", Map.of("name", name, "text", "x"))
                        .status())
                .isEqualTo(422);
        String business =
                api.get("/api/v1/me").json().path("organization").path("name").asString();
        assertThat(api.get(path() + "/canned-answers").json().path("items").findValuesAsString("text"))
                .contains("Hi Person " + person + ", this is " + business + ".");
        String answer = "/api/v1/canned-answers/" + made.path("id").asString();
        assertThat(api.put(answer, Map.of("name", name, "text", "Bye")).status())
                .isEqualTo(200);
        assertThat(api.delete(answer).status()).isEqualTo(204);
        assertThat(api.delete(answer).status()).isEqualTo(404);
    }

    @Test
    void fillsNothingIntoWhatTheCustomerIsCalled() {
        assertThat(CannedAnswers.filled("{name} of {business}", "{business} {name}", "Shop"))
                .isEqualTo("{business} {name} of Shop");
    }

    @Test
    void warnsWhileSomebodyElseWrites() {
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        UUID ann = colleagues.create("Ann");
        assertThat(api.put(path() + "/typing", Map.of()).json().path("items"))
                .as("oneself is no collision")
                .isEmpty();
        signals.send("typing", bot.conversationId(person) + "/" + ann);
        soon().untilAsserted(() -> assertThat(api.get(path() + "/typing")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly(ann.toString()));
    }

    @Test
    void countsWhatPeopleHaveNotRead() {
        int before = unread();
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        assertThat(unread()).as("the assistant answers").isEqualTo(before);
        bot.write(person, "Call a person");
        bot.awaitReplies(person, 2);
        assertThat(unread()).isEqualTo(before + 2);
        api.put(path() + "/takeover", Map.of());
        assertThat(unread()).isEqualTo(before);
    }

    private int unread() {
        return api.get("/api/v1/conversations/unread")
                .json()
                .path("counts")
                .path("telegram")
                .asInt(0);
    }
}
