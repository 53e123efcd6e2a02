package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** What is sent lies in the folder of sent mail, once. */
class SentCopiesTests {

    private static final String CHAT = new ChatAddress("anna@example.net", "0123456789abcdef").toString();

    private final SandboxControl mail = new SandboxControl("mail");
    private final JsonNode mailbox = mail.post("/accounts", Map.of());
    private Connection connection;

    @BeforeEach
    void open() {
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("provider", "address", "imapHost", "imapPort", "smtpHost", "smtpPort")) {
            settings.put(name, mailbox.path(name).asString());
        }
        connection = new MailConnector(Guards.strict(), new Trust(new MockEnvironment()), new MutableClock())
                .open(new Account(
                        null,
                        settings,
                        Map.of("password", new Secret(mailbox.path("password").asString())),
                        null,
                        URI.create(SharedSandbox.url() + "/mail"),
                        HttpClient.newHttpClient()));
    }

    @AfterEach
    void close() {
        mail.put("/faults", Map.of("method", "imap", "rate", 0));
        connection.close();
    }

    private String send(long key, List<Attachment> files) {
        return connection
                .messenger()
                .orElseThrow()
                .send(new Outgoing(CHAT, "Order", key, "Here it is", "Here it is", null, files, Choices.NONE, null));
    }

    private List<JsonNode> kept() {
        return mail.get("/sent?account=" + mailbox.path("address").asString())
                .path("items")
                .valueStream()
                .toList();
    }

    private void awaitKept(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> kept().size() >= count);
    }

    @Test
    void keepsWhatItSentWithItsFiles() {
        byte[] content = new byte[200_000];
        String id = send(
                1,
                List.of(new Attachment(
                        Part.Kind.DOCUMENT,
                        "bill.bin",
                        "application/octet-stream",
                        content.length,
                        () -> new ByteArrayInputStream(content))));
        awaitKept(1);
        assertThat(kept()).singleElement().satisfies(copy -> {
            assertThat(copy.path("messageId").asString()).isEqualTo(id);
            assertThat(copy.path("seen").asBoolean()).isTrue();
            assertThat(copy.path("bytes").asInt()).isGreaterThan(content.length);
        });
    }

    @Test
    void keepsWhatWasSentTwiceOnce() {
        send(1, List.of());
        awaitKept(1);
        assertThat(send(1, List.of()))
                .isEqualTo(kept().getFirst().path("messageId").asString());
        send(2, List.of());
        awaitKept(2);
        assertThat(kept()).hasSize(2).doesNotHaveDuplicates();
        assertThat(kept().stream().map(copy -> copy.path("messageId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsAlthoughNoCopyCanBeKept() {
        mail.put("/faults", Map.of("method", "imap", "dropRate", 1, "times", 1));
        assertThat(send(1, List.of())).isNotEmpty();
        String next = send(2, List.of());
        awaitKept(1);
        assertThat(kept())
                .singleElement()
                .satisfies(copy -> assertThat(copy.path("messageId").asString()).isEqualTo(next));
        assertThat(mail.get("/messages?account=" + mailbox.path("address").asString() + "&chat=anna@example.net")
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void leavesItToServersThatDoItThemselves() {
        MailServer.Security tls = MailServer.Security.TLS;
        assertThat(MailProvider.keepsSent(new MailServer("imap.gmail.com", 993, tls, false)))
                .isTrue();
        assertThat(MailProvider.keepsSent(new MailServer("outlook.office365.com", 993, tls, false)))
                .isTrue();
        assertThat(MailProvider.keepsSent(new MailServer("imap.yandex.com", 993, tls, false)))
                .isFalse();
    }
}
