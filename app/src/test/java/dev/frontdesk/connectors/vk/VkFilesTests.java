package dev.frontdesk.connectors.vk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Choices.Option;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part.Kind;
import dev.frontdesk.connector.Media.Fetched;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files both ways, and buttons. */
class VkFilesTests {

    private static final long ANNA = 550_011;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final SandboxControl sandbox = new SandboxControl("vk");
    private JsonNode made;
    private Connection connection;
    private long key;

    @BeforeEach
    void open() {
        open(Map.of());
    }

    private void open(Map<String, ?> order) {
        made = sandbox.post("/accounts", order);
        String id = made.path("account").asString();
        connection = new VkConnector(Clock.systemUTC())
                .open(new Account(
                        null,
                        Map.of(),
                        Map.of("token", new Secret(made.path("token").asString())),
                        new Profile(id, "Shop", List.of()),
                        URI.create(SharedSandbox.url() + "/vk"),
                        HTTP));
        sandbox.put("/limits", Map.of("callsPerSecond", 1000));
        writes(Map.of("text", "hi"));
    }

    private void writes(Map<String, ?> what) {
        Map<String, Object> order = new java.util.HashMap<>(what);
        order.put("account", made.path("account").asString());
        order.put("user", ANNA);
        sandbox.post("/messages", order);
    }

    private JsonNode lastSeen() {
        JsonNode items = sandbox.get("/messages?account=" + made.path("account").asString() + "&chat=" + ANNA)
                .path("items");
        return items.path(items.size() - 1);
    }

    private void send(String text, List<Attachment> files, Choices choices) {
        connection
                .messenger()
                .orElseThrow()
                .send(new Outgoing(Long.toString(ANNA), null, ++key, text, text, null, files, choices, null));
    }

    private static Attachment file(Kind kind, String name, String type, byte[] bytes) {
        return new Attachment(kind, name, type, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void sendsPicturesFilesAndVoice() {
        send(
                "here",
                List.of(
                        file(Kind.PHOTO, "a.png", "image/png", PNG),
                        file(Kind.DOCUMENT, "../../прайс \"1\".pdf", "application/pdf", new byte[2000]),
                        file(Kind.VOICE, "v.ogg", "audio/ogg", new byte[5000])),
                Choices.NONE);
        JsonNode attachments = lastSeen().path("attachments");
        assertThat(attachments.valueStream().map(each -> each.path("type").asString()))
                .containsExactly("photo", "doc", "audio_message");
        assertThat(attachments.path(1).path("doc").path("title").asString()).isEqualTo("прайс _1_.pdf");
        assertThat(attachments.path(1).path("doc").path("size").asInt()).isEqualTo(2000);
        assertThat(lastSeen().path("text").asString()).isEqualTo("here");
    }

    @Test
    void sendsAPictureThatVkCannotReadAsFile() {
        send(
                "",
                List.of(file(Kind.PHOTO, "a.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8))),
                Choices.NONE);
        assertThat(lastSeen().path("attachments").path(0).path("type").asString())
                .isEqualTo("doc");
    }

    @Test
    void beginsAnUploadAnewThatBroke() {
        sandbox.put(
                "/faults",
                Map.of(
                        "account",
                        made.path("account").asString(),
                        "method",
                        "docs.save",
                        "errorCode",
                        121,
                        "times",
                        1));
        send("", List.of(file(Kind.DOCUMENT, "a.pdf", "application/pdf", new byte[10])), Choices.NONE);
        assertThat(lastSeen().path("attachments")).hasSize(1);
        sandbox.put("/faults", Map.of());
    }

    @Test
    void saysThatAFileIsNotTaken() {
        Attachment program = file(Kind.DOCUMENT, "a.exe", "application/octet-stream", new byte[10]);
        assertThatThrownBy(() -> send("", List.of(program), Choices.NONE))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refusal -> assertThat(refusal.getMessage()).contains("NOT_ALLOWED"));
    }

    private String reference(Map<String, ?> document) {
        writes(Map.of("document", document));
        return connection.polling().orElseThrow().poll(null, Duration.ZERO).items().stream()
                .map(item -> (Inbound.Message) item.inbound())
                .filter(message -> !message.parts().isEmpty())
                .map(message -> message.parts().getFirst().reference())
                .toList()
                .getLast();
    }

    @Test
    void fetchesWhatPeopleSend() throws IOException {
        String content = Base64.getEncoder().encodeToString("words".getBytes(StandardCharsets.UTF_8));
        String reference = reference(Map.of("content", content, "fileName", "a.txt", "mimeType", "text/plain"));
        try (Fetched file = connection.media().orElseThrow().fetch(reference, 100)) {
            assertThat(file.content().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("words");
            assertThat(file.bytes()).isEqualTo(5);
        }
    }

    @Test
    void refusesFilesThatAreGoneOrTooLarge() {
        String reference = reference(Map.of("size", 500));
        assertThatThrownBy(() -> connection.media().orElseThrow().fetch(reference, 499))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo("HTTP 413"));
        String id = reference.replaceFirst("^.*/file/([^/]+)/.*$", "$1");
        sandbox.post("/files/" + id + "/expiry", Map.of());
        assertThatThrownBy(() -> connection.media().orElseThrow().fetch(reference, 1000))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo("HTTP 404"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://vk.ru.example.org/a",
                "https://notvk.ru/a",
                "http://vk.ru/a",
                "file:///etc/passwd",
                "https://user@example.org/#vk.ru",
                "no address at all"
            })
    void callsNobodyButVk(String address) {
        assertThatThrownBy(() -> connection.media().orElseThrow().fetch(address, 1000))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo("Foreign address"));
    }

    @Test
    void trustsVksOwnHosts() {
        URI api = URI.create("https://api.vk.ru");
        for (String address :
                List.of("https://lp.vk.ru/whp/1", "https://sun9-1.userapi.com/a.jpg?x=1", "https://vk.com/doc1_2")) {
            assertThat(VkHosts.trusted(api, address)).isEqualTo(URI.create(address));
        }
    }

    @Test
    void hearsAPressedButtonAndAcknowledgesIt() {
        send("Sure?", List.of(), new Choices(List.of(new Option("Yes", "yes:7"), new Option("No", "no:7"))));
        String cursor =
                connection.polling().orElseThrow().poll(null, Duration.ZERO).cursor();
        String press = press("Yes").path("id").asString();
        Inbound.Pressed pressed = (Inbound.Pressed) connection
                .polling()
                .orElseThrow()
                .poll(cursor, Duration.ZERO)
                .items()
                .getLast()
                .inbound();
        assertThat(pressed.data()).isEqualTo("yes:7");
        assertThat(pressed.messageId()).isEqualTo(lastSeen().path("id").asString());
        connection.messenger().orElseThrow().acknowledgePress(pressed.pressId());
        connection.messenger().orElseThrow().acknowledgePress(pressed.pressId()); // too late, and harmless
        assertThat(sandbox.get("/callbacks/" + press + "?account="
                                + made.path("account").asString())
                        .path("answered")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode press(String label) {
        return sandbox.post(
                "/callbacks",
                Map.of(
                        "account",
                        made.path("account").asString(),
                        "user",
                        ANNA,
                        "message",
                        lastSeen().path("id").asInt(),
                        "button",
                        label));
    }

    @Test
    void givesOldAppsButtonsThatWrite() {
        connection.polling().orElseThrow().poll("", Duration.ZERO);
        String cursor =
                connection.polling().orElseThrow().poll("", Duration.ZERO).cursor();
        writes(Map.of("text", "old phone", "callbacks", false));
        cursor = connection.polling().orElseThrow().poll(cursor, Duration.ZERO).cursor();
        send("Sure?", List.of(), new Choices(List.of(new Option("Yes", "yes"))));
        press("Yes");
        Inbound pressed = connection
                .polling()
                .orElseThrow()
                .poll(cursor, Duration.ZERO)
                .items()
                .getLast()
                .inbound();
        assertThat(pressed)
                .isInstanceOfSatisfying(
                        Inbound.Pressed.class, press -> assertThat(press.data()).isEqualTo("yes"));
    }

    @Test
    void fitsTenLongChoices() {
        List<Option> options = IntStream.range(0, 10)
                .mapToObj(i -> new Option("A choice with a label longer than forty characters " + i, "d" + i))
                .toList();
        send("Which?", List.of(), new Choices(options));
        JsonNode rows = lastSeen().path("keyboard").path("buttons");
        assertThat(rows).hasSize(5);
        assertThat(rows.path(0).path(0).path("action").path("label").asString())
                .hasSize(40)
                .endsWith("…");
    }

    @Test
    void writesChoicesOutWhereTheCommunityMayHaveNoButtons() {
        open(Map.of("botCapabilities", false));
        send("Sure?", List.of(), new Choices(List.of(new Option("Yes", "yes"), new Option("No", "no"))));
        assertThat(lastSeen().path("text").asString()).isEqualTo("Sure?\n\n1. Yes\n2. No");
    }
}
