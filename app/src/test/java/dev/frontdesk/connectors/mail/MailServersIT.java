package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector.Finding;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Mailbox;
import dev.frontdesk.connector.Mailbox.Draft;
import dev.frontdesk.connector.Mailbox.Query;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Polling.Batch;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** The connector against Dovecot and Postfix, over TLS by an authority of the test. */
class MailServersIT {

    private static @Nullable DebianMail servers;

    private final List<Connection> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        servers = DebianMail.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    private static DebianMail servers() {
        return Objects.requireNonNull(servers);
    }

    @AfterEach
    void close() {
        opened.forEach(Connection::close);
    }

    private static MailConnector connector(String caFile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setProperty("frontdesk.mail.ca-file", caFile);
        return new MailConnector(Guards.strict(), new Trust(environment), Clock.systemUTC());
    }

    private static MailConnector connector() {
        return connector(servers().authority.pem().toString());
    }

    private static Account account(String address, String security, Map<String, String> more) {
        boolean tls = security.equals("ssl");
        Map<String, String> settings = new HashMap<>();
        settings.put("provider", "custom");
        settings.put("address", address);
        settings.put("imapHost", "localhost");
        settings.put("smtpHost", "localhost");
        settings.put("imapPort", Integer.toString(tls ? servers().imaps : servers().imap));
        settings.put("smtpPort", Integer.toString(tls ? servers().submissions : servers().submission));
        settings.put("imapSecurity", security);
        settings.put("smtpSecurity", security);
        settings.putAll(more);
        Secret password = new Secret(settings.getOrDefault("password", DebianMail.PASSWORD));
        return new Account(
                null,
                settings,
                Map.of("password", password),
                null,
                URI.create("http://localhost:1"),
                HttpClient.newHttpClient());
    }

    private Connection open(String address) {
        Connection connection = connector().open(account(address, "ssl", Map.of()));
        opened.add(connection);
        return connection;
    }

    private Connection shop() {
        return open("shop@business.example");
    }

    private Mailbox eva() {
        return open("eva@customers.example").mailbox().orElseThrow();
    }

    private static Draft letter(String subject, String text) {
        return new Draft("shop@business.example", subject, text, Ids.next().getLeastSignificantBits());
    }

    private static Query about(String subject) {
        return new Query(null, null, subject, null, null, false, 10);
    }

    /** Waits for the mail of this subject, from where the cursor stands. */
    private static Item arrived(Polling polling, @Nullable String cursor, String subject) {
        List<Item> found = new ArrayList<>();
        String[] next = {cursor};
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Batch batch = polling.poll(next[0], Duration.ofSeconds(2));
            next[0] = batch.cursor();
            batch.items().stream().filter(item -> isAbout(item, subject)).forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static boolean isAbout(Item item, String subject) {
        return item.inbound() instanceof Inbound.Message message
                && subject.equals(message.chat().title());
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(each -> code(each.refusal())).toList();
    }

    private static String code(@Nullable Refusal refusal) {
        return refusal == null ? "" : refusal.code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl", "starttls"})
    void configuresBothServers(String security) {
        assertThat(codes(connector().findings(account("shop@business.example", security, Map.of()))))
                .containsExactly("", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl", "starttls"})
    void saysWhatIsWrong(String security) {
        Account wrong = account("shop@business.example", security, Map.of("password", "wrong"));
        assertThat(codes(connector().findings(wrong))).containsExactly("Login failed", "Login failed");
        Account right = account("shop@business.example", security, Map.of());
        assertThat(codes(connector("").findings(right)))
                .containsExactly("Certificate not trusted", "Certificate not trusted");
        Account otherName =
                account("shop@business.example", security, Map.of("imapHost", "127.0.0.1", "smtpHost", "127.0.0.1"));
        Account trusted = new Account(
                null, otherName.settings(), otherName.secrets(), null, URI.create("http://127.0.0.1:1"), right.http());
        assertThat(codes(connector().findings(trusted)))
                .containsExactly("Wrong certificate name", "Wrong certificate name");
    }

    @Test
    void hearsOfAMailAtOnceAndAnswersInItsThread() throws Exception {
        Connection shop = shop();
        Polling polling = shop.polling().orElseThrow();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        CompletableFuture<Batch> waiting =
                CompletableFuture.supplyAsync(() -> polling.poll(cursor, Duration.ofSeconds(60)));
        Mailbox eva = eva();
        eva.send(letter("Часы", "Вы открыты?"));
        Batch batch = waiting.get(50, TimeUnit.SECONDS);
        Inbound.Message question = (Inbound.Message) batch.items().getFirst().inbound();
        assertThat(question.text()).isEqualTo("Часы\n\nВы открыты?");
        assertThat(question.from().id()).isEqualTo("eva@customers.example");

        byte[] content = "price;1".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Attachment file = new Attachment(
                Part.Kind.DOCUMENT, "прайс.csv", "text/csv", content.length, () -> new ByteArrayInputStream(content));
        String id = shop.messenger()
                .orElseThrow()
                .send(new Outgoing(
                        question.chat().id(),
                        "Часы",
                        7,
                        "<b>Да</b>",
                        "Да",
                        question.messageId(),
                        List.of(file),
                        Choices.NONE,
                        null));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !eva.find(about("Часы")).isEmpty());
        assertThat(eva.find(about("Часы"))).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo(id);
            assertThat(mail.subject()).isEqualTo("Re: Часы");
            assertThat(mail.text()).isEqualTo("Да");
            assertThat(mail.files()).containsExactly("прайс.csv");
            assertThat(mail.unread()).isTrue();
        });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(servers().maildir("shop").resolve(".Gesendete Briefe/cur"))
                        .isDirectoryContaining(copy -> copy.toString().contains(":2,S")));
        assertThat(eva.find(new Query("Roses", null, null, null, null, false, 10)))
                .isEmpty();
        assertThat(eva.find(new Query("Да", "shop@", null, null, null, true, 10)))
                .hasSize(1);
        assertThat(eva.find(about("Никогда"))).isEmpty();
    }

    @Test
    void goesOnWhereItWasAlsoWhenTheServerNumbersAnew() throws Exception {
        Polling polling = shop().polling().orElseThrow();
        String before = polling.poll(null, Duration.ZERO).cursor();
        eva().send(letter("Once", "one"));
        Item first = arrived(polling, before, "Once");
        String after = polling.poll(before, Duration.ZERO).cursor();
        assertThat(polling.poll(after, Duration.ZERO).items()).isEmpty();

        // Dovecot numbers a mailbox by the second in which it was made.
        long made = Long.parseLong(after.substring(0, after.indexOf(':')));
        await().until(() -> Instant.now().getEpochSecond() > made);
        try (Stream<Path> files = Files.list(servers().maildir("shop"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("dovecot"))
                    .toList()) {
                Files.delete(file);
            }
        }
        Polling again = shop().polling().orElseThrow();
        Batch anew = again.poll(after, Duration.ZERO);
        assertThat(anew.cursor().split(":")[0]).isNotEqualTo(after.split(":")[0]);
        assertThat(anew.items()).extracting(Item::externalId).contains(first.externalId());
    }

    @Test
    void tellsWhomNobodyKnowsFromWhatIsTooLarge() {
        Mailbox eva = eva();
        assertThatThrownBy(() -> eva.send(new Draft("nobody@business.example", "x", "y", 1)))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.reason()).isInstanceOf(Reason.Unreachable.class));
        Rejected large = catchThrowableOfType(Rejected.class, () -> eva.send(letter("Large", "x".repeat(3_500_000))));
        assertThat(large.code()).isEqualTo("Message too large");
        assertThat(eva.send(letter("Small", "after that"))).isNotEmpty();
    }
}
