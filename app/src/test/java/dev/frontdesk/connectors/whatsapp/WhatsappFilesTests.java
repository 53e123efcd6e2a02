package dev.frontdesk.connectors.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Part.Kind;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files in both directions, against the emulator. */
class WhatsappFilesTests {

    private static final String PERSON = "380501234567";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SandboxControl sandbox = new SandboxControl("whatsapp");
    private final MutableClock clock = new MutableClock();
    private final OutgoingFiles files = new OutgoingFiles(clock);
    private final JsonNode made = sandbox.post("/accounts", Map.of());
    private final String number = made.path("account").asString();
    private HttpServer ours;
    private Connection connection;

    /** Serves what is offered, and keeps what is posted to us. */
    @BeforeEach
    void open() throws IOException {
        ours = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ours.createContext(OutgoingFiles.PATH, this::serve);
        ours.start();
        connection = new WhatsappConnector(clock, files)
                .open(new Account(
                        null,
                        Map.of("number", made.path("number").asString()),
                        Map.of(
                                "accountSid", new Secret(made.path("accountSid").asString()),
                                "authToken", new Secret(made.path("authToken").asString())),
                        new Profile(number, "+" + number, List.of()),
                        URI.create(SharedSandbox.url() + "/whatsapp"),
                        HTTP,
                        URI.create("http://127.0.0.1:" + ours.getAddress().getPort() + "/hooks/key")));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestURI().getPath().split("/")[3];
        Optional<Attachment> file = files.find(key);
        if (file.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            byte[] bytes = file.get().content().open().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", file.get().mediaType());
            boolean head = "HEAD".equals(exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
        exchange.close();
    }

    @AfterEach
    void restore() {
        ours.stop(0);
        sandbox.put("/limits", Map.of());
    }

    @Test
    void fetchesFromAStandInUnderEitherOfItsNames() throws IOException {
        Part part = sent("photo", Map.of("content", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3})));
        String reference = Objects.requireNonNull(part.reference());
        for (String name : List.of("localhost", "127.0.0.1")) {
            String address = reference.replaceFirst("//[^:/]+", "//" + name);
            try (Media.Fetched fetched = media().fetch(address, 1000)) {
                assertThat(fetched.content().readAllBytes()).as(address).hasSize(3);
            }
        }
    }

    @Test
    void fetchesWhatAPersonSent() throws IOException {
        byte[] content = "%PDF-1.4 contract".getBytes();
        Part part = sent("document", Map.of("content", base64(content), "fileName", "договір 1.pdf"));
        assertThat(part.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(part.name()).isEqualTo("договір 1.pdf");
        try (Media.Fetched fetched = media().fetch(Objects.requireNonNull(part.reference()), 1000)) {
            assertThat(fetched.content().readAllBytes()).isEqualTo(content);
            assertThat(fetched.bytes()).isEqualTo(content.length);
            assertThat(fetched.mediaType()).isEqualTo("application/pdf");
        }
    }

    @Test
    void knowsTheKindOfWhatAPersonSent() {
        assertThat(sent("photo", Map.of()).kind()).isEqualTo(Kind.PHOTO);
        assertThat(sent("voice", Map.of()).kind()).isEqualTo(Kind.VOICE);
        assertThat(sent("audio", Map.of()).kind()).isEqualTo(Kind.AUDIO);
        assertThat(sent("video", Map.of()).kind()).isEqualTo(Kind.VIDEO);
        assertThat(sent("sticker", Map.of()).kind()).isEqualTo(Kind.STICKER);
        assertThat(sent("contact", Map.of("phoneNumber", "+1")).kind()).isEqualTo(Kind.DOCUMENT);
        Part place = sent("location", Map.of("latitude", 50.45, "longitude", 30.52, "label", "Office"));
        assertThat(place).isEqualTo(new Part(Kind.LOCATION, "50.45,30.52", "Office", null, 0));
    }

    @Test
    void refusesAFileThatIsTooLargeBeforeReadingIt() {
        Part part = sent("video", Map.of("size", 5000));
        assertThat(refusal(() -> media().fetch(Objects.requireNonNull(part.reference()), 4999))
                        .code())
                .isEqualTo("File too large");
    }

    @Test
    void refusesALinkThatHasExpired() {
        Part part = sent("photo", Map.of());
        sandbox.put("/limits", Map.of("mediaSeconds", 0));
        assertThat(refusal(() -> media().fetch(Objects.requireNonNull(part.reference()), 1000))
                        .code())
                .isEqualTo("File gone");
    }

    @Test
    void showsItsCredentialsToNobodyButTwilio() {
        for (String elsewhere : List.of(
                "http://127.0.0.1:" + ours.getAddress().getPort() + "/x",
                "https://api.twilio.com.example.org/x",
                "file:///etc/passwd",
                "not an address")) {
            assertThat(refusal(() -> media().fetch(elsewhere, 1000)).code())
                    .as(elsewhere)
                    .isEqualTo("File gone");
        }
    }

    @Test
    void sendsAFileWithItsCaption() {
        write("text", "hi");
        connection.messenger().orElseThrow().send(outgoing("The price list", file(Kind.DOCUMENT, "application/pdf")));
        await().untilAsserted(() -> assertThat(seen()).anySatisfy(message -> {
            assertThat(message.path("text").asString()).isEqualTo("The price list");
            assertThat(message.path("media").path("fileName").asString()).isEqualTo("прайс лист.pdf");
            assertThat(message.path("media").path("fileSize").asInt()).isEqualTo(4);
        }));
    }

    @Test
    void sendsTheTextOfASoundAheadOfIt() {
        write("text", "hi");
        connection.messenger().orElseThrow().send(outgoing("Listen", file(Kind.VOICE, "audio/ogg")));
        await().untilAsserted(() -> assertThat(seen())
                .extracting(
                        message -> message.path("text").asString(),
                        message -> message.path("media").path("kind").asString(""))
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Listen", ""),
                        org.assertj.core.groups.Tuple.tuple("", "voice")));
    }

    @Test
    void refusesAPictureThatWhatsappWouldNotTake() {
        Attachment large = new Attachment(
                Kind.PHOTO, "big.jpg", "image/jpeg", 6 << 20, () -> new ByteArrayInputStream(new byte[0]));
        assertThat(refusal(() -> connection.messenger().orElseThrow().send(outgoing("", large)))
                        .code())
                .isEqualTo("File too large");
    }

    @Test
    void offersAFileForAnHour() {
        URI callback = URI.create("https://example.org/frontdesk/hooks/0123456789abcdef");
        URI address = files.offer(file(Kind.DOCUMENT, "application/pdf"), callback);
        assertThat(address.toString()).startsWith("https://example.org/frontdesk/whatsapp/files/");
        String key = address.getPath().split("/")[4];
        assertThat(key).hasSize(32);
        assertThat(files.find(key)).isPresent();
        clock.advance(Duration.ofMinutes(61));
        assertThat(files.find(key)).isEmpty();
    }

    private static Rejected refusal(Runnable work) {
        Rejected refusal = catchThrowableOfType(Rejected.class, work::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Attachment file(Kind kind, String type) {
        return new Attachment(kind, "прайс лист.pdf", type, 4, () -> new ByteArrayInputStream(new byte[4]));
    }

    private static Outgoing outgoing(String text, Attachment file) {
        return new Outgoing(PERSON, null, 1, text, text, null, List.of(file), Choices.NONE, null);
    }

    private Media media() {
        return connection.media().orElseThrow();
    }

    /** The part as the connector decodes it, through a webhook. */
    private Part sent(String kind, Map<String, ?> file) {
        try (Posts posts = Posts.receive()) {
            sandbox.put("/accounts/" + number + "/webhook", Map.of("webhook", posts.address()));
            write(kind, file);
            return new PostDecoder(clock).item(posts.next()).inbound()
                            instanceof dev.frontdesk.connector.Inbound.Message m
                    ? m.parts().getFirst()
                    : new Part(Kind.DOCUMENT, null, "no message", null, 0);
        }
    }

    private void write(String field, Object value) {
        sandbox.post("/messages", Map.of("account", number, "user", PERSON, field, value));
    }

    private List<JsonNode> seen() {
        List<JsonNode> seen = new ArrayList<>();
        sandbox.get("/messages?account=" + number + "&chat=" + PERSON)
                .path("items")
                .forEach(seen::add);
        return seen;
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
