package dev.frontdesk.sandbox.max;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.max.Stage.TestBot;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Files up and down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileTests {

    private Stage stage;

    @BeforeAll
    void start() {
        stage = new Stage();
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @BeforeEach
    void forget() {
        stage.reset();
        stage.control("PUT", "limits", "{\"rates\": false}");
    }

    private HttpResponse<String> upload(String address) {
        String body = "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"price.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF\r\n--x--\r\n";
        return stage.send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String address(TestBot bot, String type) {
        return stage.call(bot, "POST", "/uploads?type=" + type, "")
                .body()
                .path("url")
                .asString();
    }

    private static String attached(String type, String token) {
        return "{\"attachments\":[{\"type\":\"" + type + "\",\"payload\":{\"token\":\"" + token + "\"}}]}";
    }

    @Test
    void takesOneFileAnAddress() {
        TestBot bot = stage.startedBot();
        String address = address(bot, "file");
        String token =
                Json.MAPPER.readTree(upload(address).body()).path("token").asString();
        assertThat(upload(address).statusCode()).isEqualTo(404);
        JsonNode sent = stage.send(bot, attached("file", token)).body();
        JsonNode attachment =
                sent.path("message").path("body").path("attachments").path(0);
        assertThat(attachment.path("filename").asString()).isEqualTo("price.pdf");
        assertThat(stage.exchange("GET", attachment.path("payload").path("url").asString(), null, "")
                        .body())
                .isEqualTo("%PDF");
        assertThat(stage.send(bot, attached("image", token)).code()).isEqualTo("proto.payload");
    }

    @Test
    void answersEachTypeItsOwnWay() {
        TestBot bot = stage.startedBot();
        JsonNode image = Json.MAPPER.readTree(upload(address(bot, "image")).body());
        assertThat(image.path("photos").iterator().next().path("token").asString())
                .isNotEmpty();
        JsonNode step = stage.call(bot, "POST", "/uploads?type=video", "").body();
        assertThat(upload(step.path("url").asString()).body()).isEqualTo("<retval>1</retval>");
        assertThat(stage.send(bot, attached("video", step.path("token").asString()))
                        .status())
                .isEqualTo(200);
        assertThat(stage.call(bot, "POST", "/uploads?type=photo", "").status()).isEqualTo(400);
    }

    @Test
    void isNotReadyAtOnce() {
        TestBot bot = stage.startedBot();
        stage.control("PUT", "limits", "{\"rates\": false, \"notReady\": 2}");
        String token = Json.MAPPER
                .readTree(upload(address(bot, "file")).body())
                .path("token")
                .asString();
        assertThat(stage.send(bot, attached("file", token)).code()).isEqualTo("attachment.not.ready");
        assertThat(stage.send(bot, attached("file", token)).code()).isEqualTo("attachment.not.ready");
        assertThat(stage.send(bot, attached("file", token)).status()).isEqualTo(200);
    }

    @Test
    void letsLinksExpire() {
        TestBot bot = stage.bot();
        stage.control("POST", "messages", """
                {"account": "%s", "user": %d, "document": {"content": "JVBERg==", "fileName": "a.pdf"}}
                """.formatted(bot.account(), Stage.ANNA));
        JsonNode update = stage.call(bot, "GET", "/updates?timeout=0", "")
                .body()
                .path("updates")
                .path(0);
        JsonNode body = update.path("message").path("body");
        String link =
                body.path("attachments").path(0).path("payload").path("url").asString();
        assertThat(stage.exchange("GET", link, null, "").statusCode()).isEqualTo(200);
        stage.control("PUT", "clock", "{\"advanceSeconds\": 4000}");
        assertThat(stage.exchange("GET", link, null, "").statusCode()).isEqualTo(403);
        JsonNode again = stage.call(bot, "GET", "/messages/" + body.path("mid").asString(), "")
                .body();
        String fresh = again.path("body")
                .path("attachments")
                .path(0)
                .path("payload")
                .path("url")
                .asString();
        assertThat(stage.exchange("GET", fresh, null, "").statusCode()).isEqualTo(200);
    }
}
