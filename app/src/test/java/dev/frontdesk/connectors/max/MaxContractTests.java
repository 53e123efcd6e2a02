package dev.frontdesk.connectors.max;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Choices.Option;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.ConnectorContract;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Messenger.Command;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Polling.Batch;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.platform.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** MAX keeps the contract of all connectors, and what only MAX does. */
class MaxContractTests extends ConnectorContract {

    private static final long GROUP = -70_000_000_000_123L;
    private static final String SEND = "POST /messages";

    @Override
    protected Connector connector() {
        return new MaxConnector(new MaxHttp(new MockEnvironment()));
    }

    @Override
    protected Map<String, String> wrongCredentials() {
        return Map.of("token", "f9LHodD0cOwrongwrongwrongwrongwrong");
    }

    @Override
    protected String sendMethod() {
        return SEND;
    }

    @BeforeEach
    void repeatSoon() {
        limits(Map.of("retryMillis", 100));
    }

    @AfterEach
    void forgetLimits() {
        limits(Map.of());
    }

    private void limits(Map<String, ?> changes) {
        sandbox.put("/limits", changes);
    }

    private List<JsonNode> calls(String method) {
        List<JsonNode> calls = new ArrayList<>();
        sandbox.get("/calls?account=" + accountId() + "&method=" + URLEncoder.encode(method, StandardCharsets.UTF_8))
                .path("items")
                .forEach(calls::add);
        return calls;
    }

    private JsonNode lastSeen() {
        JsonNode items = sandbox.get("/messages?account=" + accountId() + "&chat=" + person)
                .path("items");
        return items.path(items.size() - 1);
    }

    private Inbound newest() {
        Batch batch = polling().poll(null, Duration.ZERO);
        return batch.items().getLast().inbound();
    }

    private Inbound.Message newestMessage() {
        return (Inbound.Message) newest();
    }

    @Test
    void saysWhoWeAreAndWhatGroupsNeed() {
        assertThat(checked().name()).isEqualTo("@" + made.path("username").asString());
        assertThat(checked().notes()).containsExactly("note.groups");
    }

    @Test
    void takesTheStartButtonForTheStartCommand() {
        sandbox.post("/starts", Map.of("account", accountId(), "user", person, "payload", "ref_42"));
        Inbound.Message message = newestMessage();
        assertThat(message.text()).isEqualTo("/start ref_42");
        assertThat(message.chat().id()).isEqualTo(Long.toString(person));
        assertThat(message.addressed()).isTrue();
    }

    private JsonNode inGroup(String text, Map<String, ?> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.putAll(Map.of("account", accountId(), "chat", GROUP, "title", "Team", "user", person, "text", text));
        return sandbox.post("/messages", order);
    }

    @Test
    void isAddressedInGroupsOnlyWhenMentionedOrRepliedTo() {
        inGroup("just talking", Map.of());
        assertThat(newestMessage().addressed()).isFalse();
        inGroup("/help", Map.of());
        assertThat(newestMessage().addressed()).isFalse();
        inGroup("@" + made.path("username").asString() + ", are you open?", Map.of());
        assertThat(newestMessage().addressed()).isTrue();
        assertThat(newestMessage().text()).isEqualTo("are you open?");
        assertThat(newestMessage().chat()).isEqualTo(new Inbound.Chat(Long.toString(GROUP), true, null));
        String ours = messenger().send(new Outgoing(Long.toString(GROUP), 1, "yes", "yes", null));
        inGroup("until when?", Map.of("replyTo", ours));
        assertThat(newestMessage().addressed()).isTrue();
        assertThat(newestMessage().replyTo()).isEqualTo(ours);
    }

    @Test
    void takesARecipientWhoStoppedUsAsUnreachable() {
        personWrites("hi");
        sandbox.post("/blocks", Map.of("account", accountId(), "chat", person, "blocked", true));
        Rejected refusal = refusalOf(Rejected.class, () -> messenger().send(outgoing("text")));
        assertThat(refusal.reason()).isEqualTo(new Reason.Unreachable());
        assertThat(newest())
                .isInstanceOfSatisfying(
                        Inbound.Reach.class,
                        reach -> assertThat(reach.reachable()).isFalse());
    }

    @Test
    void takesAPersonWhoNeverWroteAsUnreachable() {
        Rejected refusal = refusalOf(Rejected.class, () -> messenger().send(outgoing("text")));
        assertThat(refusal.reason()).isEqualTo(new Reason.Unreachable());
    }

    @Test
    void saysThatAnotherProgramHoldsTheBot() {
        subscribed();
        Rejected refusal = refusalOf(Rejected.class, () -> polling().poll(null, Duration.ZERO));
        assertThat(refusal.reason()).isEqualTo(new Reason.Taken());
        assertThat(refusal.code()).isEqualTo("HTTP 409");
    }

    @Test
    void looksForAnotherProgramWhateverThePollIsRefusedWith() {
        fault("GET /updates", Map.of("status", 405));
        Rejected alone = refusalOf(Rejected.class, () -> polling().poll(null, Duration.ZERO));
        assertThat(alone.reason()).isEqualTo(new Reason.Other());
        subscribed();
        Rejected refusal = refusalOf(Rejected.class, () -> polling().poll(null, Duration.ZERO));
        assertThat(refusal.reason()).isEqualTo(new Reason.Taken());
    }

    @Test
    void leavesOneSubscriptionOfMany() {
        Webhook webhook = opened().webhook().orElseThrow();
        Secret secret = new Secret("fake-webhook-secret");
        URI former = URI.create("https://former.example/hooks/0123456789abcdef");
        URI current = URI.create("https://current.example/hooks/0123456789abcdef");
        webhook.subscribe(former, secret);
        webhook.subscribe(current, secret);
        assertThat(webhook.subscriptions()).containsExactly(current);
        webhook.subscribe(current, secret);
        assertThat(calls("POST /subscriptions")).hasSize(2);
    }

    @Test
    void namesEveryAddressAndEndsOnlyTheOneMeant() {
        URI foreign = URI.create("https://other.example/bot");
        URI ours = URI.create("https://ours.example/hooks/0123456789abcdef");
        Webhook theirs = opened().webhook().orElseThrow();
        theirs.subscribe(ours, new Secret("fake-webhook-secret"));
        otherProgramSubscribes(foreign);
        Webhook webhook = opened().webhook().orElseThrow();
        assertThat(webhook.subscriptions()).containsExactlyInAnyOrder(ours, foreign);
        webhook.unsubscribe(ours);
        assertThat(webhook.subscriptions()).containsExactly(foreign);
        webhook.unsubscribe(ours);
    }

    private void otherProgramSubscribes(URI address) {
        api().call("POST", "/subscriptions", Map.of(), Map.of("url", address.toString()));
    }

    private MaxApi api() {
        return MaxApi.of(
                new dev.frontdesk.connector.Account(
                        null,
                        Map.of(),
                        Map.of("token", new Secret(made.path("token").asString())),
                        null,
                        URI.create(dev.frontdesk.testkit.SharedSandbox.url() + "/max"),
                        java.net.http.HttpClient.newHttpClient()),
                new MaxHttp(new MockEnvironment()));
    }

    @Test
    void believesThatNothingWasDoneAlthoughTheStatusIsGood() {
        Webhook webhook = opened().webhook().orElseThrow();
        URI plain = URI.create("http://public.example/hooks/1");
        Rejected refusal = refusalOf(Rejected.class, () -> webhook.subscribe(plain, new Secret("fake-webhook-secret")));
        assertThat(refusal.code()).isEqualTo(MaxAnswer.NOT_CARRIED_OUT);
        assertThat(refusal.getMessage()).contains("https");
        personWrites("hi");
        fault(SEND, Map.of("delayMs", 1, "success", false));
        refusalOf(Rejected.class, () -> messenger().send(outgoing("text")));
        assertThat(seenByPerson()).doesNotContain("text");
    }

    @Test
    void sendsHtmlAsMarkup() {
        personWrites("hi");
        messenger().send(new Outgoing(Long.toString(person), 1, "<b>1 &lt; 2</b>", "1 < 2", null));
        assertThat(lastSeen().path("text").asString()).isEqualTo("1 < 2");
        assertThat(lastSeen().path("markup").path(0).path("type").asString()).isEqualTo("strong");
    }

    @Test
    void sendsPlainTextAfterTheMarkupMadeItTooLong() {
        personWrites("hi");
        String chat = Long.toString(person);
        String plain = "x".repeat(4000);
        Rejected refusal = refusalOf(
                Rejected.class, () -> messenger().send(new Outgoing(chat, 1, "<b>" + plain + "</b>", plain, null)));
        assertThat(refusal.reason()).isEqualTo(new Reason.Markup());
        messenger().send(new Outgoing(chat, 1, null, plain, null));
        assertThat(seenByPerson()).contains(plain);
    }

    @Test
    void repliesToAMessageEvenIfItIsGone() {
        String id = personWrites("question").path("messageId").asString();
        messenger().send(new Outgoing(Long.toString(person), 1, "answer", "answer", id));
        assertThat(lastSeen().path("replyTo").asString()).isEqualTo(id);
        messenger().send(new Outgoing(Long.toString(person), 2, "late answer", "late answer", "mid.0"));
        assertThat(seenByPerson()).contains("answer", "late answer");
    }

    @Test
    void showsThatItTypesOncePeopleWrote() {
        Connection connection = opened();
        Messenger messenger = connection.messenger().orElseThrow();
        messenger.typing(Long.toString(person));
        assertThat(calls("POST /chats/{chatId}/actions")).isEmpty();
        personWrites("hi");
        connection.polling().orElseThrow().poll(null, Duration.ZERO);
        messenger.typing(Long.toString(person));
        assertThat(calls("POST /chats/{chatId}/actions"))
                .extracting(call -> call.path("status").asInt())
                .containsExactly(200);
    }

    @Test
    void neverSpendsMoreThanTheRateOnCourtesies() {
        Connection connection = opened();
        personWrites("hi");
        connection.polling().orElseThrow().poll(null, Duration.ZERO);
        Messenger messenger = connection.messenger().orElseThrow();
        sandbox.put("/clock", Map.of("stopped", true));
        try {
            for (int i = 0; i < 40; i++) {
                messenger.typing(Long.toString(person));
            }
            assertThat(calls("POST /chats/{chatId}/actions"))
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call.path("status").asInt()).isEqualTo(200));
        } finally {
            sandbox.put("/clock", Map.of());
        }
    }

    @Test
    void offersChoicesAndHearsWhichWasPressed() {
        personWrites("hi");
        Choices choices = new Choices(List.of(new Option("Yes", "order:7:ok"), new Option("x".repeat(200), "no")));
        String mid = messenger()
                .send(new Outgoing(Long.toString(person), null, 1, "Sure?", "Sure?", null, List.of(), choices, null));
        JsonNode pressed = press(mid, "order:7:ok");
        Inbound.Pressed press = (Inbound.Pressed) newest();
        assertThat(press.data()).isEqualTo("order:7:ok");
        assertThat(press.messageId()).isEqualTo(mid);
        assertThat(press.chat().id()).isEqualTo(Long.toString(person));
        messenger().acknowledgePress(press.pressId());
        assertThat(sandbox.get("/callbacks/" + pressed.path("id").asString() + "?account=" + accountId())
                        .path("answered")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode press(String mid, String data) {
        return sandbox.post("/callbacks", Map.of("account", accountId(), "chat", person, "message", mid, "data", data));
    }

    @Test
    void tellsTwoPressesOfOneKeyboardApart() {
        personWrites("hi");
        String cursor = polling().poll(null, Duration.ZERO).cursor();
        Choices choices = new Choices(List.of(new Option("Yes", "yes"), new Option("No", "no")));
        String mid = messenger()
                .send(new Outgoing(Long.toString(person), null, 1, "Sure?", "Sure?", null, List.of(), choices, null));
        sandbox.put("/clock", Map.of("stopped", true));
        try {
            press(mid, "yes");
            sandbox.put("/clock", Map.of("advanceSeconds", 1));
            press(mid, "no");
        } finally {
            sandbox.put("/clock", Map.of());
        }
        List<Item> items = polling().poll(cursor, Duration.ZERO).items();
        assertThat(ids(items)).hasSize(2).doesNotHaveDuplicates();
    }

    private Outgoing carrying(Part.Kind kind, String name, String mediaType) {
        byte[] content = "bytes of a file".getBytes(StandardCharsets.UTF_8);
        Attachment file =
                new Attachment(kind, name, mediaType, content.length, () -> new ByteArrayInputStream(content));
        return new Outgoing(Long.toString(person), null, 1, "look", "look", null, List.of(file), Choices.NONE, null);
    }

    @Test
    void sendsFilesOfEveryKind() {
        personWrites("hi");
        limits(Map.of("chatPerSecond", 10));
        Map<Part.Kind, String> types = Map.of(
                Part.Kind.PHOTO, "image",
                Part.Kind.VIDEO, "video",
                Part.Kind.VOICE, "audio",
                Part.Kind.DOCUMENT, "file");
        types.forEach((kind, type) -> {
            messenger().send(carrying(kind, "price \"1\"/ü.pdf", "application/octet-stream"));
            assertThat(lastSeen().path("text").asString()).isEqualTo("look");
            JsonNode media = lastSeen().path("media");
            assertThat(media.path("type").asString()).isEqualTo(type);
            assertThat(media.path("size").asInt()).isEqualTo(15);
            assertThat(media.path("name").asString()).isEqualTo("price _1__ü.pdf");
        });
    }

    @Test
    void waitsUntilAFileIsReady() {
        personWrites("hi");
        limits(Map.of("notReady", 1));
        messenger().send(carrying(Part.Kind.DOCUMENT, "price.pdf", "application/pdf"));
        assertThat(calls(SEND)).extracting(call -> call.path("status").asInt()).containsExactly(400, 200);
        assertThat(calls("POST /uploads")).hasSize(1);
    }

    @Test
    void triesLaterWhenAFileCannotBeBrought() {
        personWrites("hi");
        fault("upload", Map.of("status", 503));
        Outgoing message = carrying(Part.Kind.DOCUMENT, "price.pdf", "application/pdf");
        Unavailable refusal = refusalOf(Unavailable.class, () -> messenger().send(message));
        assertThat(refusal.perhapsDone()).isFalse();
    }

    private Part received(String kind, Map<String, ?> file) {
        sandbox.post("/messages", Map.of("account", accountId(), "user", person, kind, file));
        List<Part> parts = newestMessage().parts();
        assertThat(parts).hasSize(1);
        return parts.getFirst();
    }

    private static Map<String, String> content(String text) {
        return Map.of("content", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String fetched(Part part) throws IOException {
        Media media = opened().media().orElseThrow();
        try (Media.Fetched file = media.fetch(String.valueOf(part.reference()), 1000)) {
            return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void fetchesWhatPeopleSend() throws IOException {
        Map<String, Part.Kind> kinds = Map.of(
                "photo", Part.Kind.PHOTO,
                "document", Part.Kind.DOCUMENT,
                "voice", Part.Kind.VOICE,
                "video", Part.Kind.VIDEO,
                "sticker", Part.Kind.STICKER);
        for (Map.Entry<String, Part.Kind> kind : kinds.entrySet()) {
            Part part = received(kind.getKey(), content("a " + kind.getKey()));
            assertThat(part.kind()).isEqualTo(kind.getValue());
            assertThat(fetched(part)).isEqualTo("a " + kind.getKey());
        }
    }

    @Test
    void asksAgainForALinkThatExpired() throws IOException {
        Part part = received("document", content("contract"));
        sandbox.put("/clock", Map.of("advanceSeconds", 7200));
        try {
            assertThat(fetched(part)).isEqualTo("contract");
            assertThat(calls("GET /messages/{mid}")).hasSize(1);
        } finally {
            sandbox.put("/clock", Map.of());
        }
    }

    @Test
    void refusesFilesThatAreGoneOrTooLarge() {
        Part part = received("document", content("x".repeat(5000)));
        refusalOf(Rejected.class, () -> open(part));
        String mid = newestMessage().messageId();
        api().call("DELETE", "/messages", Map.of("message_id", mid), null);
        sandbox.put("/clock", Map.of("advanceSeconds", 7200));
        try {
            refusalOf(Rejected.class, () -> open(part));
        } finally {
            sandbox.put("/clock", Map.of());
        }
    }

    @Test
    void takesFilesFromEncryptedAddressesAlone() {
        refusalOf(Rejected.class, () -> api().fileAddress("http://127.0.0.1:9/latest/meta-data"));
        refusalOf(Rejected.class, () -> api().fileAddress("file:///etc/passwd"));
        refusalOf(Rejected.class, () -> api().fileAddress(""));
        assertThat(api().fileAddress("https://fd.oneme.ru/getfile?sig=s1")).hasHost("fd.oneme.ru");
    }

    private void open(Part part) {
        opened().media().orElseThrow().fetch(String.valueOf(part.reference()), 1000);
    }

    @Test
    void keepsPathsOutOfFileNames() {
        assertThat(received("document", Map.of("content", "eA==", "fileName", "../../etc/passwd"))
                        .name())
                .isEqualTo("passwd");
    }

    @Test
    void readsPlacesAndCards() {
        assertThat(received("location", Map.of("latitude", 50.5, "longitude", 30.25))
                        .reference())
                .isEqualTo("50.5,30.25");
        Part card = received("contact", Map.of("phoneNumber", "79990001122", "firstName", "Oleg"));
        assertThat(card.reference()).isEqualTo("79990001122");
        assertThat(card.name()).isEqualTo("Oleg");
    }

    @Test
    void announcesOneMenuForAllLanguages() {
        messenger()
                .announceCommands(List.of(
                        new Command("help", "Help", "en"),
                        new Command("help", "Справка", "ru"),
                        new Command("clear", "Forget", null)));
        JsonNode menu = sandbox.get("/accounts/" + accountId() + "/commands").path("items");
        assertThat(menu.size()).isEqualTo(2);
        assertThat(menu.path(0).path("description").asString()).isEqualTo("Справка");
    }

    @Test
    void goesOnWithTheMarkerThatItWasGiven() {
        personWrites("one");
        String cursor = polling().poll(null, Duration.ZERO).cursor();
        personWrites("two");
        personWrites("three");
        assertThat(texts(polling().poll(cursor, Duration.ZERO).items())).containsExactly("two", "three");
        assertThat(calls("GET /updates")
                        .getLast()
                        .path("arguments")
                        .path("marker")
                        .asString())
                .isEqualTo(cursor);
    }
}
