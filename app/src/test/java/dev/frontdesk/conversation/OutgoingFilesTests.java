package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FormData;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A person answers with files. */
@FrontdeskTest
class OutgoingFilesTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    private TestBot bot;
    private String messages = "";

    @BeforeEach
    void connect() {
        bot = new TestBot(api, Map.of());
        bot.says("Hello", 0);
        bot.write(person, "Show me");
        bot.awaitReplies(person, 1);
        messages = "/api/v1/conversations/" + bot.conversationId(person) + "/messages";
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    @Test
    void sendsAPictureWithItsWordsAndEveryOtherFileByItself() {
        ApiClient.Answer answer = new FormData()
                .text("text", "The **shop**")
                .file("files", "shop.png", IncomingFilesTests.picture())
                .file("files", "../prices.txt", "Roses 3".getBytes(UTF_8))
                .post(api, messages, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        bot.awaitReplies(person, 3);
        JsonNode picture = bot.gotWhole(person).get(1);
        JsonNode file = bot.gotWhole(person).get(2);
        assertThat(picture.toString()).contains("\"photo\"").contains("The shop");
        assertThat(file.toString()).contains("\"document\"").contains("\"prices.txt\"");
        soon().until(() -> bot.statuses(person).equals(List.of("sent", "sent")));
        JsonNode parts = bot.messages(person).getLast().path("parts");
        assertThat(parts).hasSize(2);
        assertThat(api.get(parts.path(1).path("url").asString()).text()).isEqualTo("Roses 3");
    }

    @Test
    void showsAPictureOfTheKnowledgeThatTheAnswerStandsOn() {
        String documents = "/api/v1/projects/" + bot.project + "/documents";
        new FormData()
                .file("file", "Wedding bouquet with white peonies.png", IncomingFilesTests.picture())
                .post(api, documents, Map.of());
        soon().until(() ->
                api.get(documents).json().at("/items/0/status").asString().equals("ready"));
        bot.says("Here it is [1].", 0);
        bot.write(person, "How does the wedding bouquet with white peonies look?");
        bot.awaitReplies(person, 2);
        assertThat(bot.gotWhole(person).getLast().toString())
                .contains("\"photo\"")
                .contains("Here it is.");
        assertThat(bot.messages(person)
                        .getLast()
                        .path("parts")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Wedding bouquet with white peonies.png");
    }

    @Test
    void sendsAPictureThatCannotBeShownAsAFile() {
        byte[] broken = Arrays.copyOf(IncomingFilesTests.picture(), 20);
        new FormData().file("files", "broken.png", broken).post(api, messages, Map.of());
        bot.awaitReplies(person, 2);
        assertThat(bot.gotWhole(person).getLast().toString())
                .contains("\"document\"")
                .contains("broken.png");
    }

    @Test
    void sendsOnceWhatIsAskedForTwiceUnderOneKey() {
        FormData form = new FormData().text("text", "Once").file("files", "a.txt", "Once".getBytes(UTF_8));
        Map<String, String> key = Map.of("Idempotency-Key", "once-" + person);
        String first = form.post(api, messages, key).text();
        assertThat(form.post(api, messages, key).text()).isEqualTo(first);
        bot.awaitReplies(person, 2);
        assertThat(bot.messages(person).stream()
                        .filter(each -> each.path("author").asString().equals("person")))
                .hasSize(1);
    }

    @Test
    void refusesWhatTheChannelDoesNotTake() {
        FormData many = new FormData();
        for (int i = 0; i < 11; i++) {
            many.file("files", i + ".txt", "x".getBytes(UTF_8));
        }
        assertThat(many.post(api, messages, Map.of()).status()).isEqualTo(422);
        assertThat(new FormData()
                        .file("files", "a.txt", new byte[0])
                        .post(api, messages, Map.of())
                        .text())
                .contains("empty");
        assertThat(new FormData()
                        .text("text", " ")
                        .post(api, messages, Map.of())
                        .status())
                .isEqualTo(422);
        String chat = api.post("/api/v1/projects/" + bot.project + "/chat", Map.of("text", "Hello"))
                .json()
                .path("conversationId")
                .asString();
        ApiClient.Answer none = new FormData()
                .file("files", "a.txt", "x".getBytes(UTF_8))
                .post(api, "/api/v1/conversations/" + chat + "/messages", Map.of());
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("takes no files");
        assertThat(new FormData()
                        .file("files", "big.bin", new byte[50_000_001])
                        .post(api, messages, Map.of())
                        .text())
                .contains("up to 47 MB");
        assertThat(bot.got(person)).hasSize(1);
    }
}
