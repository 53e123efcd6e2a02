package dev.frontdesk.connectors.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.ConnectorContract;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.connector.Inbound.Receipt.Outcome;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.connector.WebhookReceiver;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** WhatsApp keeps the contract of all connectors, and what only Twilio does. */
class WhatsappContractTests extends ConnectorContract {

    private static final MutableClock CLOCK = new MutableClock();

    private @Nullable URI callback;

    @Override
    protected Connector connector() {
        return new WhatsappConnector(CLOCK, new OutgoingFiles(CLOCK));
    }

    @Override
    protected Map<String, String> wrongCredentials() {
        return Map.of(
                "accountSid", "AC00000000000000000000000000000009",
                "authToken", "ffffffffffffffffffffffffffffffff",
                "number", "+15550009999");
    }

    @Override
    protected String sendMethod() {
        return "createMessage";
    }

    @Override
    protected void paste(URI address) {
        sandbox.put("/accounts/" + accountId() + "/webhook", Map.of("webhook", address.toString()));
        callback = URI.create(address.toString().replaceFirst("#.*", ""));
    }

    /** Twilio tries no address; what brings nothing is a status that changes nothing. */
    @Override
    protected boolean isTrial(Webhook.Received received) {
        return false;
    }

    @Override
    protected @Nullable URI callback() {
        return callback;
    }

    @Override
    protected Connection openedWithAnotherSecret() {
        Map<String, String> others = new HashMap<>(credentials());
        others.put("authToken", "ffffffffffffffffffffffffffffffff");
        return opened(others);
    }

    @AfterEach
    void restore() {
        sandbox.put("/limits", Map.of());
        sandbox.put("/clock", Map.of());
    }

    @Test
    void findsTheOnlyNumberOfAnAccount() {
        Map<String, String> unnumbered = new HashMap<>(credentials());
        unnumbered.remove("number");
        Profile profile = checked(unnumbered);
        assertThat(profile.accountId()).isEqualTo(accountId());
        assertThat(profile.name()).isEqualTo("+" + accountId());
    }

    @Test
    void asksForTheNumberOfASharedSender() {
        made = sandbox.post("/accounts", Map.of("joinWords", "brave-otter"));
        Map<String, String> unnumbered = new HashMap<>(credentials());
        unnumbered.remove("number");
        assertThat(refusalOf(BadCredentials.class, () -> checked(unnumbered)).code())
                .isEqualTo("Number not set");
    }

    @Test
    void saysThatTheAccountIsSuspended() {
        sandbox.put("/accounts/" + accountId() + "/status", Map.of("status", "suspended"));
        assertThat(refusalOf(BadCredentials.class, this::checked).code()).isEqualTo("Account locked");
    }

    @Test
    void takesANumberThatTwilioDoesNotKnowAsTheOwnersMistake() {
        Map<String, String> others = new HashMap<>(credentials());
        others.put("number", "+1 (555) 000-9999");
        Connection connection = opened(others);
        BadCredentials refusal = refusalOf(
                BadCredentials.class, () -> connection.messenger().orElseThrow().send(outgoing("text")));
        assertThat(refusal.code()).isEqualTo("Unknown sender");
    }

    @Test
    void takesPostsSignedWithThePortSpelledOut() {
        WebhookReceiver receiver = subscribed();
        write(Map.of("text", "by another edge", "signature", "port"));
        assertThat(text(receive(receiver.next()))).isEqualTo("by another edge");
    }

    @Test
    void refusesPostsWithAWrongSignature() {
        WebhookReceiver receiver = subscribed();
        write(Map.of("text", "forged", "signature", "wrong"));
        Webhook.Request forged = receiver.next();
        assertThatThrownBy(() -> receive(forged)).isInstanceOf(Webhook.Forged.class);
    }

    @Test
    void refusesWhatIsForAnotherNumberOfTheAccount() {
        WebhookReceiver receiver = subscribed();
        personWrites("hello");
        Webhook.Request request = receiver.next();
        Map<String, String> others = new HashMap<>(credentials());
        others.put("number", "+15550009999");
        Webhook another = opened(others).webhook().orElseThrow();
        assertThatThrownBy(() -> another.receive(request, new Secret("any")))
                .isInstanceOf(Webhook.Forged.class)
                .hasMessageContaining("whatsapp:+" + accountId());
    }

    @Test
    void refusesAFloodOfParametersUnread() {
        byte[] flood = "a=1&".repeat(100_000).getBytes();
        Webhook.Request request = new Webhook.Request(
                URI.create("https://example.org/hooks/x"), Map.of("x-twilio-signature", "AAAA"), flood);
        assertThatThrownBy(() -> receive(request)).isInstanceOf(Webhook.Forged.class);
    }

    @Test
    void takesInAHundredThousandCharacters() {
        WebhookReceiver receiver = subscribed();
        personWrites("я".repeat(100_000));
        assertThat(text(receive(receiver.next()))).hasSize(100_000);
    }

    @Test
    void knowsAPersonByTheirScopedIdAndWritesToThem() {
        WebhookReceiver receiver = subscribed();
        String scoped = "US.9" + person;
        write(Map.of("text", "hidden", "user", Map.of("id", Long.toString(person), "showsPhone", false)));
        Inbound.Message message = message(receive(receiver.next()));
        assertThat(message.chat().id()).isEqualTo(scoped);
        assertThat(message.from().id()).isEqualTo(scoped);
        messenger().send(new Outgoing(scoped, 1, "answer", "answer", null));
        assertThat(seenByPerson()).contains("answer");
        write(Map.of("text", "shown", "user", Map.of("id", Long.toString(person), "showsPhone", true)));
        Inbound.Message later = message(receive(receiver.next()));
        assertThat(later.chat().id()).isEqualTo(Long.toString(person));
        assertThat(later.from().id()).isEqualTo(scoped);
    }

    @Test
    void tellsWhatBecameOfAMessage() {
        WebhookReceiver receiver = subscribed();
        personWrites("hi");
        receiver.next();
        String id = messenger().send(outgoing("good day"));
        List<Receipt> receipts = receipts(receiver, 4);
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.DELIVERED, Outcome.READ);
        assertThat(receipts).allSatisfy(receipt -> {
            assertThat(receipt.messageId()).isEqualTo(id);
            assertThat(receipt.chat().id()).isEqualTo(Long.toString(person));
        });
    }

    @Test
    void sendsOnlyATemplateOnceTheWindowIsClosed() {
        WebhookReceiver receiver = subscribed();
        personWrites("hi");
        receiver.next();
        sandbox.put("/clock", Map.of("advanceSeconds", Duration.ofHours(25).toSeconds()));
        messenger().send(outgoing("too late"));
        assertThat(receipts(receiver, 3))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.outcome()).isEqualTo(Outcome.FAILED))
                .satisfies(receipt -> assertThat(receipt.problem()).startsWith("63016: "));
        messenger().send(template(approved("We are back")));
        assertThat(seenByPerson()).contains("We are back").doesNotContain("too late");
        assertThat(messenger().limits().replyWindow()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void refusesATemplateThatIsGone() {
        Rejected refusal =
                refusalOf(Rejected.class, () -> messenger().send(template("HX00000000000000000000000000000009")));
        assertThat(refusal.reason()).isEqualTo(new Reason.Other());
        assertThat(refusal).hasMessageContaining("21655");
    }

    private Outgoing template(String sid) {
        return new Outgoing(Long.toString(person), null, 1, null, "", null, List.of(), Choices.NONE, sid);
    }

    private String approved(String text) {
        TwilioApi api = TwilioApi.of(account(credentials()));
        JsonNode content = TwilioApi.JSON.readTree(
                "{\"friendly_name\":\"back\",\"language\":\"en\",\"types\":{\"twilio/text\":{\"body\":\"" + text
                        + "\"}}}");
        String sid = api.createContent(content).path("sid").asString();
        sandbox.put("/approvals", Map.of("account", accountId(), "contentSid", sid, "status", "approved"));
        return sid;
    }

    @Test
    void takesOneWhoOptedOutAsUnreachable() {
        personWrites("hi");
        sandbox.post("/blocks", Map.of("account", accountId(), "user", person, "optedOut", true));
        assertThat(refusalOf(Rejected.class, () -> messenger().send(outgoing("text")))
                        .reason())
                .isEqualTo(new Reason.Unreachable());
    }

    @Test
    void tellsOfOneWhoBlockedUs() {
        WebhookReceiver receiver = subscribed();
        personWrites("hi");
        receiver.next();
        sandbox.post("/blocks", Map.of("account", accountId(), "user", person, "blocked", true));
        messenger().send(outgoing("text"));
        assertThat(receipts(receiver, 3))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.problem()).startsWith("63014: "));
    }

    @Test
    void saysWhenTheWindowIsClosedAtOnce() {
        fault(sendMethod(), Map.of("status", 400, "code", 63016));
        assertThat(refusalOf(Rejected.class, () -> messenger().send(outgoing("text")))
                        .reason())
                .isEqualTo(new Reason.WindowClosed());
    }

    @Test
    void offersButtonsAndHearsWhichWasPressed() {
        WebhookReceiver receiver = subscribed();
        personWrites("hi");
        receiver.next();
        Choices choices = new Choices(List.of(
                new Choices.Option("Talk to a person", "handover:1"),
                new Choices.Option("A label that is longer than a button", "other")));
        String id = messenger().send(choosing("What now?\nChoose.", choices));
        JsonNode seen = seen().getLast();
        assertThat(seen.path("text").asString()).isEqualTo("What now?\nChoose.");
        assertThat(seen.path("buttons").path(1).path(0).path("text").asString()).isEqualTo("A label that is lon…");
        receipts(receiver, 4);
        sandbox.post("/callbacks", Map.of("account", accountId(), "user", person, "message", id, "data", "handover:1"));
        assertThat(receive(receiver.next()).inbound()).isInstanceOfSatisfying(Inbound.Pressed.class, pressed -> {
            assertThat(pressed.data()).isEqualTo("handover:1");
            assertThat(pressed.messageId()).isEqualTo(id);
        });
        messenger().send(choosing("Again?", choices));
        assertThat(calls("createContent")).hasSize(1);
    }

    @Test
    void writesChoicesOutThatAreTooManyForButtons() {
        personWrites("hi");
        List<Choices.Option> options = new ArrayList<>();
        for (String label : List.of("Mon", "Tue", "Wed", "Thu")) {
            options.add(new Choices.Option(label, label));
        }
        messenger().send(choosing("When?", new Choices(options)));
        assertThat(seenByPerson()).contains("When?\n\n1. Mon\n2. Tue\n3. Wed\n4. Thu");
    }

    private Outgoing choosing(String text, Choices choices) {
        return new Outgoing(Long.toString(person), null, 1, text, text, null, List.of(), choices, null);
    }

    @Test
    void leavesMarksOutRatherThanLoseALongText() {
        personWrites("hi");
        String plain = "a".repeat(1600);
        messenger().send(new Outgoing(Long.toString(person), 1, "*" + plain + "*", plain, null));
        assertThat(seenByPerson()).contains(plain);
    }

    @Test
    void showsThatItTypesWhereItKnowsWhatItAnswers() {
        WebhookReceiver receiver = subscribed();
        personWrites("hi");
        Connection connection = opened();
        connection.messenger().orElseThrow().typing(Long.toString(person));
        assertThat(calls("typing")).isEmpty();
        connection.webhook().orElseThrow().receive(receiver.next(), new Secret("any"));
        connection.messenger().orElseThrow().typing(Long.toString(person));
        assertThat(sandbox.get("/messages?account=" + accountId() + "&chat=" + person)
                        .path("typing")
                        .path("action")
                        .asString())
                .isEqualTo("typing");
    }

    private List<JsonNode> calls(String method) {
        List<JsonNode> calls = new ArrayList<>();
        sandbox.get("/calls?account=" + accountId() + "&method=" + method)
                .path("items")
                .forEach(calls::add);
        return calls;
    }

    private List<JsonNode> seen() {
        List<JsonNode> seen = new ArrayList<>();
        sandbox.get("/messages?account=" + accountId() + "&chat=" + person)
                .path("items")
                .forEach(seen::add);
        return seen;
    }

    private void write(Map<String, ?> more) {
        Map<String, Object> order = new HashMap<>(Map.of("account", accountId(), "user", person));
        order.putAll(more);
        sandbox.post("/messages", order);
    }

    private Item receive(Webhook.Request request) {
        return opened().webhook()
                .orElseThrow()
                .receive(request, new Secret("any"))
                .items()
                .getFirst();
    }

    /** Reads so many posts and returns the receipts among them. */
    private List<Receipt> receipts(WebhookReceiver receiver, int posts) {
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            opened().webhook().orElseThrow().receive(receiver.next(), new Secret("any")).items().stream()
                    .map(Item::inbound)
                    .forEach(inbound -> receipts.add((Receipt) inbound));
        }
        return receipts;
    }

    private static Inbound.Message message(Item item) {
        return (Inbound.Message) item.inbound();
    }

    private static String text(Item item) {
        return message(item).text();
    }
}
