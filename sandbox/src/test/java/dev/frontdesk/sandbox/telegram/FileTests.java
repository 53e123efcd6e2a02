package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Media in both directions. */
class FileTests {

    private static final Stage STAGE = new Stage();

    private TestBot bot = new TestBot(0, "");

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        STAGE.control("PUT", "limits", "{\"rates\":false}");
        bot = STAGE.startedBot();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private JsonNode upload(String method, String name, String fileName, byte[] content, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "--x1\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n" + Stage.ANNA + "\r\n");
        for (int i = 0; i < fields.length; i += 2) {
            text(
                    body,
                    "--x1\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n" + fields[i + 1]
                            + "\r\n");
        }
        text(
                body,
                "--x1\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n");
        body.writeBytes(content);
        text(body, "\r\n--x1--\r\n");
        return Json.MAPPER.readTree(STAGE.send(
                        HttpRequest.newBuilder(URI.create(STAGE.base() + "/telegram/bot" + bot.token() + "/" + method))
                                .header("Content-Type", "multipart/form-data; boundary=x1")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
                .body());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode received(String fields) {
        STAGE.control(
                "POST", "messages", "{\"account\":\"" + bot.id() + "\",\"user\":" + Stage.ANNA + "," + fields + "}");
        JsonNode updates = STAGE.call(bot, "getUpdates", "{\"offset\":-1}").path("result");
        return updates.path(updates.size() - 1).path("message");
    }

    private JsonNode getFile(String id) {
        return STAGE.call(bot, "getFile", "{\"file_id\":\"" + id + "\"}");
    }

    private int download(String token, JsonNode file) {
        return STAGE.exchange(
                        "GET",
                        "/telegram/file/bot" + token + "/"
                                + file.path("result").path("file_path").asString(),
                        "")
                .statusCode();
    }

    @Test
    void storesUploadsAndSendsThemAgainById() {
        JsonNode message = upload(
                        "sendDocument",
                        "document",
                        "договор.pdf",
                        new byte[] {1, 2, 3},
                        "caption",
                        "*x*",
                        "parse_mode",
                        "MarkdownV2")
                .path("result");
        JsonNode document = message.path("document");
        assertThat(document.path("file_name").asString()).isEqualTo("договор.pdf");
        assertThat(document.path("mime_type").asString()).isEqualTo("application/pdf");
        assertThat(document.path("file_size").asInt()).isEqualTo(3);
        assertThat(message.path("caption").asString()).isEqualTo("x");
        assertThat(message.path("caption_entities").path(0).path("type").asString())
                .isEqualTo("bold");
        String id = document.path("file_id").asString();
        String again = "{\"chat_id\":" + Stage.ANNA + ",\"document\":\"" + id + "\"}";
        assertThat(STAGE.call(bot, "sendDocument", again).path("result").path("document"))
                .isEqualTo(document);
        assertThat(STAGE.call(bot, "sendPhoto", again.replace("document", "photo"))
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: type of file mismatch");
    }

    @Test
    void listsTheSizesOfAPhoto() {
        byte[] picture = PlainPicture.png(1000, 500);
        JsonNode sizes =
                upload("sendPhoto", "photo", "a.png", picture).path("result").path("photo");
        assertThat(sizes.size()).isEqualTo(4);
        assertThat(sizes.path(0).path("width").asInt()).isEqualTo(90);
        assertThat(sizes.path(3).path("width").asInt()).isEqualTo(1000);
        assertThat(sizes.path(3).path("height").asInt()).isEqualTo(500);
    }

    @Test
    void refusesPhotosThatAreNone() {
        assertThat(upload("sendPhoto", "photo", "a.png", new byte[100])
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
        assertThat(upload("sendPhoto", "photo", "a.png", PlainPicture.png(2100, 100))
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
        assertThat(upload("sendPhoto", "photo", "a.png", new byte[11 << 20])
                        .path("description")
                        .asString())
                .contains("is too big for a photo");
        assertThat(upload("sendPhoto", "other", "a.png", new byte[10])
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: there is no photo in the request");
        assertThat(upload("sendPhoto", "photo", "a.png", PlainPicture.png(9, 9), "caption", "x".repeat(1025))
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: message caption is too long");
    }

    @Test
    void sendsAttachmentsOfAnAlbumThatCountsOnceTowardsTheRates() {
        STAGE.control("PUT", "limits", "{\"rates\":true,\"chatBurst\":1}");
        String media = "[{\"type\":\"photo\",\"media\":\"attach://one\",\"caption\":\"c\"},"
                + "{\"type\":\"photo\",\"media\":\"attach://one\"}]";
        JsonNode album = upload("sendMediaGroup", "one", "a.png", PlainPicture.png(10, 10), "media", media)
                .path("result");
        assertThat(album.size()).isEqualTo(2);
        assertThat(album.path(0).path("media_group_id")).isEqualTo(album.path(1).path("media_group_id"));
        assertThat(STAGE.call(bot, "sendMediaGroup", "{\"chat_id\":" + Stage.ANNA + ",\"media\":[]}")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: too few messages to send as an album");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendPhoto | photo | https://example.org/a.png | failed to get HTTP URL content",
                "sendPhoto | photo | https://nowhere | wrong HTTP URL specified",
                "sendDocument | document | x | invalid file_id",
                "getFile | file_id | '' | file_id not specified",
                "getFile | file_id | BQACAgIAAxNoSuchFileAtAll123 | wrong file_id or the file is temporarily unavailable",
            })
    void refusesFilesThatItCannotGet(String method, String name, String value, String expected) {
        String arguments = "{\"chat_id\":" + Stage.ANNA + ",\"" + name + "\":\"" + value + "\"}";
        assertThat(STAGE.call(bot, method, arguments).path("description").asString())
                .isEqualTo("Bad Request: " + expected);
    }

    @Test
    void editsCaptionAndMedia() {
        JsonNode sent = upload("sendPhoto", "photo", "a.png", PlainPicture.png(10, 10), "caption", "old")
                .path("result");
        String target = "{\"chat_id\":" + Stage.ANNA + ",\"message_id\":"
                + sent.path("message_id").asInt();
        assertThat(STAGE.call(bot, "editMessageCaption", target + ",\"caption\":\"new\"}")
                        .path("result")
                        .path("caption")
                        .asString())
                .isEqualTo("new");
        assertThat(STAGE.call(bot, "editMessageText", target + ",\"text\":\"new\"}")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: there is no text in the message to edit");
        JsonNode edited = upload(
                        "editMessageMedia",
                        "file",
                        "b.pdf",
                        new byte[] {1},
                        "message_id",
                        sent.path("message_id").asString(),
                        "media",
                        "{\"type\":\"document\",\"media\":\"attach://file\"}")
                .path("result");
        assertThat(edited.has("photo")).isFalse();
        assertThat(edited.path("document").path("file_name").asString()).isEqualTo("b.pdf");
    }

    @Test
    void handsOutWhatAPersonSentForAnHour() {
        String content = Base64.getEncoder().encodeToString("voice".getBytes(StandardCharsets.UTF_8));
        JsonNode voice = received("\"voice\":{\"content\":\"" + content + "\",\"duration\":4}")
                .path("voice");
        assertThat(voice.path("mime_type").asString()).isEqualTo("audio/ogg");
        JsonNode file = getFile(voice.path("file_id").asString());
        assertThat(file.path("result").path("file_path").asString()).matches("voice/file_\\d+\\.oga");
        assertThat(STAGE.exchange(
                                "GET",
                                "/telegram/file/bot" + bot.token() + "/"
                                        + file.path("result").path("file_path").asString(),
                                "")
                        .body())
                .isEqualTo("voice");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":3700}");
        assertThat(download(bot.token(), file)).isEqualTo(404);
        getFile(voice.path("file_id").asString());
        assertThat(download(bot.token(), file)).isEqualTo(200);
    }

    @Test
    void keepsFilesApartByBot() {
        JsonNode photo = received("\"photo\":{\"width\":640,\"height\":480},\"caption\":\"check\"")
                .path("photo");
        JsonNode file = getFile(photo.path(0).path("file_id").asString());
        TestBot other = STAGE.bot();
        assertThat(download(other.token(), file)).isEqualTo(404);
        assertThat(download("5599999:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", file))
                .isEqualTo(401);
        assertThat(STAGE.call(
                                other,
                                "getFile",
                                "{\"file_id\":\""
                                        + photo.path(0).path("file_id").asString() + "\"}")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: wrong file_id or the file is temporarily unavailable");
    }

    @Test
    void doesNotHandOutFilesOverTwentyMegabytes() {
        JsonNode document = received("\"document\":{\"size\":20971521,\"fileName\":\"big.zip\"}")
                .path("document");
        assertThat(getFile(document.path("file_id").asString())
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: file is too big");
    }

    @Test
    void bringsEverythingThatPeopleSend() {
        JsonNode sticker =
                received("\"sticker\":{\"emoji\":\"👍\",\"setName\":\"demo\"}").path("sticker");
        assertThat(sticker.path("emoji").asString()).isEqualTo("👍");
        assertThat(sticker.path("type").asString()).isEqualTo("regular");
        JsonNode location =
                received("\"location\":{\"latitude\":50.4,\"longitude\":30.5}").path("location");
        assertThat(location.path("latitude").asDouble()).isEqualTo(50.4);
        JsonNode contact = received("\"contact\":{\"phoneNumber\":\"+10000000000\",\"firstName\":\"Oleg\"}");
        assertThat(contact.path("contact").path("first_name").asString()).isEqualTo("Oleg");
    }

    @Test
    void sendsPlacesAndContacts() {
        String place = "{\"chat_id\":" + Stage.ANNA + ",\"latitude\":50.4,\"longitude\":30.5}";
        assertThat(STAGE.call(bot, "sendLocation", place)
                        .path("result")
                        .path("location")
                        .path("latitude")
                        .asDouble())
                .isEqualTo(50.4);
        String contact = "{\"chat_id\":" + Stage.ANNA + ",\"phone_number\":\"+10000000000\",\"first_name\":\"Oleg\"}";
        assertThat(STAGE.call(bot, "sendContact", contact)
                        .path("result")
                        .path("contact")
                        .path("first_name")
                        .asString())
                .isEqualTo("Oleg");
    }
}
