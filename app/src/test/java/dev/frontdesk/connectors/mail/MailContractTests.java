package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.Connector.Finding;
import dev.frontdesk.connector.ConnectorContract;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Polling.Batch;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.testkit.MutableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** Mail keeps the contract of all connectors, and what only mail does. */
class MailContractTests extends ConnectorContract {

    private static final MutableClock CLOCK = new MutableClock();

    @Override
    protected Connector connector() {
        return new MailConnector(Guards.strict(), new Trust(new MockEnvironment()), CLOCK);
    }

    @Override
    protected Map<String, String> wrongCredentials() {
        Map<String, String> values = new HashMap<>(credentials());
        values.put("password", "not-the-password");
        return values;
    }

    @Override
    protected String credentialsRefused() {
        return "Login failed";
    }

    @Override
    protected String down() {
        return "SMTP 451";
    }

    @Override
    protected String sendMethod() {
        return "send";
    }

    @Override
    protected Account nobodyThere(int closedPort) {
        Map<String, String> values = new HashMap<>(credentials());
        values.put("imapPort", Integer.toString(closedPort));
        values.put("smtpPort", Integer.toString(closedPort));
        return account(values, emulator(), null);
    }

    private String customer() {
        return "person-" + person + "@customers.example";
    }

    @Override
    protected Outgoing outgoing(String text) {
        String chat = new ChatAddress(customer(), "0123456789abcdef").toString();
        return new Outgoing(chat, Ids.next().getLeastSignificantBits(), text, text, null);
    }

    private JsonNode write(Map<String, ?> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("account", accountId());
        order.put("user", person);
        return sandbox.post("/messages", order);
    }

    private JsonNode writeRaw(String mail) {
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return write(Map.of("raw", Base64.getEncoder().encodeToString(bytes)));
    }

    private List<Item> polled() {
        return polling().poll(null, Duration.ZERO).items();
    }

    private List<Inbound.Message> messages() {
        return polled().stream()
                .map(Item::inbound)
                .filter(Inbound.Message.class::isInstance)
                .map(Inbound.Message.class::cast)
                .toList();
    }

    private JsonNode lastSeen() {
        JsonNode items = sandbox.get("/messages?account=" + accountId() + "&chat=" + person)
                .path("items");
        return items.get(items.size() - 1);
    }

    private String reply(Inbound.Message to, String text, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(credentials());
        values.putAll(more);
        Account account = account(values, emulator(), null);
        return connector().open(account).messenger().orElseThrow().send(answer(to, text, List.of()));
    }

    private static Outgoing answer(Inbound.Message to, String text, List<Attachment> files) {
        long key = Ids.next().getLeastSignificantBits();
        return new Outgoing(
                to.chat().id(),
                to.chat().title(),
                key,
                "<b>" + text + "</b>",
                text,
                to.messageId(),
                files,
                Choices.NONE,
                null);
    }

    @Test
    void saysThatBothServersAreConfigured() {
        assertThat(checked().notes()).containsExactly("finding.imap", "finding.smtp");
        assertThat(findings(Map.of()))
                .allSatisfy(finding -> assertThat(finding.refusal()).isNull());
    }

    @Test
    void saysWhichServerIsWrong() {
        List<Finding> findings = findings(Map.of("smtpPort", "1"));
        assertThat(findings).extracting(Finding::part).containsExactly("imap", "smtp");
        assertThat(findings.getFirst().refusal()).isNull();
        assertThat(findings.getLast().refusal())
                .isInstanceOfSatisfying(
                        Unavailable.class, refusal -> assertThat(refusal.code()).isEqualTo("Connection refused"));
    }

    @Test
    void saysThatTheLoginFailed() {
        assertThat(findings(Map.of("password", "wrong")))
                .extracting(finding -> code(finding.refusal()))
                .containsExactly("Login failed", "Login failed");
    }

    private List<Finding> findings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(credentials());
        values.putAll(more);
        return connector().findings(account(values, emulator(), null));
    }

    private static String code(@Nullable Refusal refusal) {
        return refusal == null ? "" : refusal.code();
    }

    @Test
    void callsNoHostInsideThatAUserTyped() {
        Map<String, String> inside =
                Map.of("imapHost", "localhost", "imapPort", "993", "smtpHost", "10.0.0.1", "smtpPort", "465");
        assertThat(findings(inside))
                .allSatisfy(finding -> assertThat(finding.refusal())
                        .isInstanceOf(Rejected.class)
                        .satisfies(
                                refusal -> assertThat(code(finding.refusal())).isEqualTo("Invalid hostname")));
    }

    @Test
    void usesOnlyThePortsOfMail() {
        assertThat(findings(Map.of(
                        "imapHost",
                        "mail.example.org",
                        "imapPort",
                        "6379",
                        "smtpHost",
                        "mail.example.org",
                        "smtpPort",
                        "22")))
                .extracting(finding -> code(finding.refusal()))
                .containsExactly("Invalid port", "Invalid port");
    }

    @Test
    void saysThatTheServerStallsForEver() throws Exception {
        try (var silent = new java.net.ServerSocket(0)) {
            sandbox.put("/faults", Map.of());
            CompletableFuture<List<Finding>> tried = CompletableFuture.supplyAsync(
                    () -> findings(Map.of("imapPort", Integer.toString(silent.getLocalPort()))));
            assertThat(code(tried.get(60, TimeUnit.SECONDS).getFirst().refusal()))
                    .isEqualTo("Connection timeout");
        }
    }

    @Test
    void readsWhatAPersonAsks() {
        write(Map.of("subject", "Часы hours", "text", "Are you open?"));
        assertThat(messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Часы hours\n\nAre you open?");
            assertThat(message.chat().title()).isEqualTo("Часы hours");
            assertThat(message.from().id()).isEqualTo(customer());
            assertThat(message.addressed()).isTrue();
        });
    }

    @Test
    void keepsAThreadTogether() {
        write(Map.of("subject", "Order", "text", "one"));
        Inbound.Message first = messages().getFirst();
        String id = reply(first, "answer", Map.of());
        write(Map.of("text", "two"));
        write(Map.of("subject", "Other", "text", "three"));
        List<Inbound.Message> all = messages();
        assertThat(all).hasSize(3);
        assertThat(all.get(1).chat().id()).isEqualTo(first.chat().id());
        assertThat(all.get(1).replyTo()).isEqualTo(id);
        assertThat(all.get(2).chat().id()).isNotEqualTo(first.chat().id());
    }

    @Test
    void findsTheThreadByOurIdAlone() {
        write(Map.of("subject", "Order", "text", "one"));
        Inbound.Message first = messages().getFirst();
        String id = reply(first, "answer", Map.of());
        write(Map.of("fresh", true, "text", "two", "headers", Map.of("In-Reply-To", id)));
        assertThat(messages().getLast().chat().id()).isEqualTo(first.chat().id());
    }

    @Test
    void answersInTheThread() {
        write(Map.of("subject", "Order", "text", "one"));
        Inbound.Message question = messages().getFirst();
        String id =
                reply(question, "Good day & welcome", Map.of("senderName", "Лавка «Роза»", "signature", "Rose\nKyiv"));
        JsonNode seen = lastSeen();
        assertThat(seen.path("subject").asString()).isEqualTo("Re: Order");
        assertThat(seen.path("inReplyTo").asString()).isEqualTo(question.messageId());
        assertThat(seen.path("references").asString()).isEqualTo(question.messageId());
        assertThat(seen.path("messageId").asString()).isEqualTo(id);
        assertThat(seen.path("autoSubmitted").asString()).isEqualTo("auto-replied");
        assertThat(seen.path("text").asString().replace("\r", "")).isEqualTo("Good day & welcome\n\n-- \nRose\nKyiv");
        assertThat(seen.path("html").asString()).contains("<b>Good day & welcome</b>");
        assertThat(Headers.decoded(seen.path("from").asString())).contains("Лавка «Роза»");
    }

    @Test
    void repeatsWithTheSameId() {
        write(Map.of("text", "one"));
        Outgoing answer = answer(messages().getFirst(), "once", List.of());
        assertThat(messenger().send(answer)).isEqualTo(messenger().send(answer));
    }

    @Test
    void letsNobodyAddAHeader() {
        write(Map.of("text", "one"));
        Inbound.Message question = messages().getFirst();
        Outgoing evil = new Outgoing(
                question.chat().id(),
                "x\r\nBcc: victim@example.org",
                7,
                null,
                "text",
                null,
                List.of(),
                Choices.NONE,
                null);
        messenger().send(evil);
        assertThat(lastSeen().path("subject").asString()).isEqualTo("Re: x Bcc: victim@example.org");
    }

    @Test
    void sendsFiles() {
        write(Map.of("text", "one"));
        byte[] content = "price;1".getBytes(StandardCharsets.UTF_8);
        Attachment file = new Attachment(
                Part.Kind.DOCUMENT, "прайс.csv", "text/csv", content.length, () -> new ByteArrayInputStream(content));
        messenger().send(answer(messages().getFirst(), "here", List.of(file)));
        assertThat(lastSeen().path("files").path(0).path("name").asString()).isEqualTo("прайс.csv");
        assertThat(lastSeen().path("text").asString()).isEqualTo("here");
    }

    @Test
    void fetchesWhatCameAlong() throws Exception {
        byte[] content = new byte[300_000];
        content[299_999] = 7;
        write(Map.of(
                "text",
                "look",
                "attachments",
                List.of(
                        Map.of("content", "AAAA", "fileName", "a.bin"),
                        Map.of(
                                "content",
                                Base64.getEncoder().encodeToString(content),
                                "fileName",
                                "../../договор.pdf",
                                "mimeType",
                                "application/pdf"))));
        List<Part> parts = messages().getFirst().parts();
        assertThat(parts).hasSize(3).endsWith(Part.remark(Inbound.Remark.FILES_RENAMED, 1, "договор.pdf"));
        Part part = parts.get(1);
        assertThat(part.name()).isEqualTo("договор.pdf");
        assertThat(part.bytes()).isEqualTo(300_000);
        try (Media.Fetched fetched = opened().media().orElseThrow().fetch(reference(part), 1 << 20)) {
            assertThat(fetched.content().readAllBytes()).isEqualTo(content);
        }
    }

    private static String reference(Part part) {
        String reference = part.reference();
        assertThat(reference).isNotNull();
        return reference == null ? "" : reference;
    }

    @Test
    void saysThatAFileIsGone() {
        write(Map.of("text", "look", "attachments", List.of(Map.of("content", "AAAA", "fileName", "a.bin"))));
        String reference = reference(messages().getFirst().parts().getFirst());
        sandbox.post("/accounts/" + accountId() + "/renewal", Map.of());
        assertThatThrownBy(() -> opened().media().orElseThrow().fetch(reference, 1 << 20))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void hearsOfMailWhileItWaits() throws Exception {
        Polling polling = polling();
        write(Map.of("text", "first"));
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        polling.poll(cursor, Duration.ZERO);
        CompletableFuture<Batch> waiting =
                CompletableFuture.supplyAsync(() -> polling.poll(cursor, Duration.ofSeconds(40)));
        write(Map.of("text", "second"));
        assertThat(texts(waiting.get(20, TimeUnit.SECONDS).items())).containsExactly("second");
    }

    @Test
    void comesBackFromAWaitInVain() {
        Polling polling = polling();
        write(Map.of("text", "first"));
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        assertThat(polling.poll(cursor, Duration.ofMillis(300)).items()).isEmpty();
        assertThat(polling.poll(cursor, Duration.ofMillis(300)).cursor()).isEqualTo(cursor);
    }

    @Test
    void goesOnAfterTheConnectionBroke() {
        Polling polling = polling();
        write(Map.of("text", "first"));
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        sandbox.delete("/connections");
        write(Map.of("text", "second"));
        assertThatThrownBy(() -> polling.poll(cursor, Duration.ZERO)).isInstanceOf(Unavailable.class);
        assertThat(texts(polling.poll(cursor, Duration.ZERO).items())).containsExactly("second");
    }

    @Test
    void startsAnewWhenTheMailboxIsNumberedAnew() {
        write(Map.of("text", "first"));
        String cursor = polling().poll(null, Duration.ZERO).cursor();
        sandbox.post("/accounts/" + accountId() + "/renewal", Map.of());
        write(Map.of("text", "second"));
        Batch batch = polling().poll(cursor, Duration.ZERO);
        assertThat(texts(batch.items())).containsExactly("second");
        assertThat(batch.cursor()).isNotEqualTo(cursor);
    }

    @Test
    void recognisesABounce() {
        write(Map.of("text", "one"));
        Inbound.Message question = messages().getFirst();
        sandbox.post("/blocks", Map.of("account", accountId(), "user", person, "blocked", true));
        String id = reply(question, "answer", Map.of());
        assertThat(polled()).extracting(Item::inbound).last().isInstanceOfSatisfying(Receipt.class, receipt -> {
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.FAILED);
            assertThat(receipt.messageId()).isEqualTo(id);
            assertThat(receipt.chat().id()).isEqualTo(question.chat().id());
            assertThat(receipt.problem()).isEqualTo("550 5.1.1 User unknown");
        });
    }

    @Test
    void takesAnUnknownRecipientAsUnreachable() {
        Outgoing gone =
                new Outgoing(new ChatAddress("gone@example.net", "0123456789abcdef").toString(), 1, null, "text", null);
        assertThat(refusalOf(Rejected.class, () -> messenger().send(gone)).reason())
                .isEqualTo(new Reason.Unreachable());
    }

    @Test
    void asksTheOwnerWhenTheServerWantsOAuth() {
        fault(
                "send",
                Map.of(
                        "status",
                        500,
                        "smtp",
                        "550 5.7.30 Basic authentication is not supported for Client Submission."));
        assertThat(refusalOf(BadCredentials.class, () -> messenger().send(outgoing("text")))
                        .code())
                .isEqualTo("Login failed");
    }

    @Test
    void answersNoMachine() {
        write(Map.of("text", "I am away", "headers", Map.of("Auto-Submitted", "auto-replied")));
        write(Map.of("text", "News!", "fresh", true, "headers", Map.of("List-Id", "<news.example.org>")));
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.addressed()).isFalse());
    }

    @Test
    void stopsAnsweringWhoWritesWithoutEnd() {
        for (int i = 0; i < 21; i++) {
            write(Map.of("text", "ping " + i));
        }
        Polling polling = polling();
        Batch first = polling.poll(null, Duration.ZERO);
        Batch second = polling.poll(first.cursor(), Duration.ZERO);
        assertThat(first.items())
                .hasSize(20)
                .allSatisfy(item -> assertThat(((Inbound.Message) item.inbound()).addressed())
                        .isTrue());
        assertThat(second.items()).singleElement().satisfies(item -> {
            assertThat(((Inbound.Message) item.inbound()).addressed()).isFalse();
            assertThat(opened().decode(item.raw())).isEqualTo(item.inbound());
        });
    }

    @Test
    void tamesBombsAndReadsTheNextMail() {
        writeRaw(Bombs.nested(300));
        writeRaw(Bombs.parts(10_000));
        writeRaw(Bombs.header(2 << 20));
        writeRaw(Bombs.headers(20_000));
        write(Map.of("fresh", true, "text", "the next one"));
        List<Item> items = polled();
        assertThat(items).hasSize(5);
        assertThat(texts(items)).last().isEqualTo("the next one");
        assertThat(items).allSatisfy(item -> {
            assertThat(item.raw().length()).isLessThan(1 << 20);
            assertThat(opened().decode(item.raw())).isEqualTo(item.inbound());
        });
    }

    @Test
    void tamesALongText() {
        write(Map.of("text", "я".repeat(1_000_000)));
        assertThat(messages().getFirst().text().length()).isBetween(100_000, 130_000);
    }
}
