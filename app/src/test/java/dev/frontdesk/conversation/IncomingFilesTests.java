package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.media.FileId;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people send is fetched, kept, shown and handed out. */
@FrontdeskTest
class IncomingFilesTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    Lanes lanes;

    @Autowired
    FileReferences references;

    @Autowired
    Organizations organizations;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    private TestBot bot;

    @BeforeEach
    void connect() {
        bot = new TestBot(api, Map.of());
        bot.says("Thank you", 0);
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    static byte[] picture() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> file(byte[] content, String name) {
        return Map.of("content", Base64.getEncoder().encodeToString(content), "fileName", name);
    }

    @Test
    void knowsTheFilesThatMessagesReferTo() {
        bot.write(person, Map.of("document", file("Price list".getBytes(UTF_8), "prices.txt")));
        parts();
        Matcher hash = Pattern.compile("[0-9a-f]{64}")
                .matcher(database.sql("""
                        select m.parts
                        from message m
                            join conversation c using (organization_id, conversation_id)
                        where c.connection_id = ?::uuid and m.parts is not null
                        """)
                        .param(bot.connection)
                        .query(String.class)
                        .single());
        assertThat(hash.find()).isTrue();
        FileId kept = new FileId(hash.group());
        FileId other = new FileId("0".repeat(64));
        assertThat(references.used(organizations.first().orElseThrow().id(), Set.of(kept, other)))
                .containsExactly(kept);
    }

    /** The parts of the first message once none is on its way any more. */
    private JsonNode parts() {
        soon().untilAsserted(() -> assertThat(bot.messages(person).getFirst().path("parts"))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.hasNonNull("url") || part.hasNonNull("problem"))
                        .isTrue()));
        return bot.messages(person).getFirst().path("parts");
    }

    @Test
    void keepsAPictureAndHandsItToWhoeverMayRead() {
        byte[] picture = picture();
        bot.write(person, Map.of("text", "Look", "photo", file(picture, "x.png")));
        bot.awaitReplies(person, 1);
        JsonNode part = parts().path(0);
        assertThat(part.path("kind").asString()).isEqualTo("photo");
        assertThat(part.path("mediaType").asString()).isEqualTo("image/png");
        assertThat(part.path("bytes").asInt()).isEqualTo(picture.length);
        String address = part.path("url").asString();
        ApiClient.Answer answer = api.get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
        assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                .startsWith("inline");
        assertThat(api.as(null).get(address).status()).isEqualTo(401);
        assertThat(api.get(address.replaceFirst("0$", "7")).status()).isEqualTo(404);
    }

    @Test
    void handsOutWhatCouldBeActiveOnlyAsADownload() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        bot.write(person, Map.of("text", "Logo", "document", file(svg.getBytes(UTF_8), "../../x.svg")));
        bot.awaitReplies(person, 1);
        ApiClient.Answer answer = api.get(parts().path(0).path("url").asString());
        assertThat(answer.text()).isEqualTo(svg);
        assertThat(answer.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .contains("sandbox");
        assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment")
                .contains("x.svg")
                .doesNotContain("..");
    }

    @Test
    void answersAlthoughAFileIsGone() {
        bot.fault("getFile", Map.of("status", 400, "times", 1));
        bot.write(person, Map.of("text", "See the price list", "document", Map.of("size", 4_000, "fileName", "p.pdf")));
        bot.awaitReplies(person, 1);
        JsonNode part = parts().path(0);
        assertThat(part.path("problem").asString()).isEqualTo("gone");
        assertThat(part.path("name").asString()).isEqualTo("p.pdf");
        assertThat(part.path("url").isNull()).isTrue();
    }

    @Test
    void triesOnceMoreWhereTheProviderFailedForAMoment() {
        bot.fault("getFile", Map.of("status", 502, "times", 1));
        bot.write(person, Map.of("text", "Look", "photo", file(picture(), "x.png")));
        bot.awaitReplies(person, 1);
        assertThat(parts().path(0).hasNonNull("url")).isTrue();
    }

    @Test
    void fetchesOnceMoreForAPersonWhoAsks() {
        bot.fault("getFile", Map.of("status", 502, "times", 2));
        bot.write(person, Map.of("text", "Look", "photo", file(picture(), "x.png")));
        bot.awaitReplies(person, 1);
        JsonNode part = parts().path(0);
        assertThat(part.path("problem").asString()).isEqualTo("unavailable");
        assertThat(part.path("retryable").asBoolean()).isTrue();
        assertThat(api.post(attempts(0), Map.of()).status()).isEqualTo(204);
        assertThat(parts().path(0).hasNonNull("url")).isTrue();
        assertThat(parts().path(0).path("retryable").asBoolean()).isFalse();
        assertThat(api.post(attempts(0), Map.of()).status()).isEqualTo(422);
        assertThat(api.post(attempts(3), Map.of()).status()).isEqualTo(422);
        assertThat(api.as(null).post(attempts(0), Map.of()).status()).isEqualTo(401);
    }

    private String attempts(int number) {
        JsonNode message = bot.messages(person).getFirst();
        return "/api/v1/conversations/" + message.path("conversationId").asString() + "/messages/"
                + message.path("id").asString() + "/parts/" + number + "/attempts";
    }

    @Test
    void offersNoOtherAttemptForWhatIsGone() {
        bot.fault("getFile", Map.of("status", 400, "times", 1));
        bot.write(person, Map.of("text", "Look", "photo", file(picture(), "x.png")));
        bot.awaitReplies(person, 1);
        assertThat(parts().path(0).path("retryable").asBoolean()).isFalse();
        assertThat(api.post(attempts(0), Map.of()).status()).isEqualTo(422);
    }

    @Test
    void saysThatTheProviderRefusedOurAccess() {
        bot.fault("getFile", Map.of("status", 401, "times", 1));
        bot.write(person, Map.of("text", "Look", "photo", file(picture(), "x.png")));
        bot.awaitReplies(person, 1);
        assertThat(parts().path(0).path("problem").asString()).isEqualTo("no_access");
        assertThat(api.post(attempts(0), Map.of()).status()).isEqualTo(204);
        assertThat(parts().path(0).hasNonNull("url")).isTrue();
    }

    @Test
    void saysThatAFileIsTooLarge() {
        bot.write(person, Map.of("text", "A film", "document", Map.of("size", 90_000_000, "fileName", "film.bin")));
        bot.awaitReplies(person, 1);
        assertThat(parts().path(0).path("problem").asString()).isEqualTo("too_large");
    }

    @Test
    void tellsPlacesAndCards() {
        bot.write(person, Map.of("location", Map.of("latitude", 50.45, "longitude", 30.52)));
        bot.write(person, Map.of("contact", Map.of("phoneNumber", "+380501112233", "firstName", "Olena")));
        soon().until(() -> bot.messages(person).stream()
                        .filter(each -> each.path("direction").asString().equals("in"))
                        .count()
                == 2);
        List<JsonNode> parts = bot.messages(person).stream()
                .map(each -> each.path("parts").path(0))
                .filter(JsonNode::isObject)
                .toList();
        assertThat(parts.get(0).path("value").asString()).isEqualTo("50.45,30.52");
        assertThat(parts.get(1).path("value").asString()).isEqualTo("+380501112233");
        assertThat(parts.get(1).path("name").asString()).isEqualTo("Olena");
    }

    @Test
    void fetchesWhatACrashLeftMissing() {
        bot.says("Thank you", 1_500);
        bot.write(person, Map.of("text", "Look", "photo", file(picture(), "x.png")));
        bot.awaitThinking();
        Map<String, Object> row = database.sql("select intake_id, raw from intake where connection_id = ?::uuid")
                .param(bot.connection)
                .query()
                .singleRow();
        bot.awaitReplies(person, 1);
        String before = database.sql("""
                        update message m
                        set parts = replace(m.parts, '"file":"', '"other":"')
                        from message old
                        where m.message_id = :id and old.message_id = m.message_id
                        returning old.parts
                        """)
                .param("id", row.get("intake_id"))
                .query(String.class)
                .single();
        database.sql("update intake set handled = false, raw = ? where intake_id = ?")
                .param(row.get("raw"))
                .param(row.get("intake_id"))
                .update();
        lanes.read(IntStream.range(0, 64).mapToObj(group -> (short) group).toList());
        soon().untilAsserted(() -> assertThat(database.sql("select parts from message where message_id = ?")
                        .param(row.get("intake_id"))
                        .query(String.class)
                        .single())
                .isEqualTo(before));
    }
}
