package dev.frontdesk.sandbox.vk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.vk.Stage.Community;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VkUploadTests {

    private final Stage stage = new Stage();
    private Community shop = stage.community();

    @BeforeEach
    void begin() {
        shop = stage.community();
        stage.write(shop, "\"text\":\"hi\"");
    }

    @AfterAll
    void end() {
        stage.close();
    }

    private String place(String method, Object... arguments) {
        return stage.call(shop, method, arguments)
                .path("response")
                .path("upload_url")
                .asString();
    }

    private JsonNode post(String url, String part, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return Json.MAPPER.readTree(stage.send(HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())))
                .body());
    }

    private JsonNode save(JsonNode posted) {
        return stage.call(
                shop,
                "photos.saveMessagesPhoto",
                "server",
                posted.path("server").asString(),
                "photo",
                posted.path("photo").asString(),
                "hash",
                posted.path("hash").asString());
    }

    @Test
    void takesAPhotoInThreeSteps() {
        byte[] picture = FileShelf.plainPicture(30, 20);
        JsonNode posted = post(place("photos.getMessagesUploadServer"), "photo", "a.png", picture);
        JsonNode photo = save(posted).path("response").path(0);
        assertThat(photo.path("sizes").path(0).path("width").asInt()).isEqualTo(30);
        String name = "photo" + photo.path("owner_id").asString() + "_"
                + photo.path("id").asString();
        assertThat(stage.error(shop, "messages.send", "peer_id", Stage.ANNA, "random_id", 1, "attachment", name))
                .isZero();
        assertThat(save(posted).path("error").path("error_code").asInt()).isEqualTo(121);
    }

    @Test
    void refusesWhatIsNoPhoto() {
        JsonNode posted = post(place("photos.getMessagesUploadServer"), "photo", "a.png", new byte[] {1, 2, 3});
        assertThat(save(posted).path("error").path("error_code").asInt()).isEqualTo(129);
        assertThat(post(place("photos.getMessagesUploadServer"), "file", "a.png", new byte[3])
                        .has("error"))
                .isTrue();
    }

    @Test
    void takesOneFileAtAnAddress() {
        String url = place("docs.getMessagesUploadServer", "type", "doc", "peer_id", Stage.ANNA);
        JsonNode posted = post(url, "file", "договор.pdf", new byte[100]);
        assertThat(post(url, "file", "again.pdf", new byte[100]).has("error")).isTrue();
        JsonNode saved = stage.call(
                        shop, "docs.save", "file", posted.path("file").asString())
                .path("response");
        assertThat(saved.path("doc").path("title").asString()).isEqualTo("договор.pdf");
        assertThat(stage.error(shop, "docs.save", "file", "unknown")).isEqualTo(100);
        String another = place("docs.getMessagesUploadServer", "type", "doc", "peer_id", Stage.ANNA);
        assertThat(post(another, "file", "virus.EXE", new byte[10]).has("error"))
                .isTrue();
    }
}
