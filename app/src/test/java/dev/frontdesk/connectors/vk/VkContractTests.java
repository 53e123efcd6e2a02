package dev.frontdesk.connectors.vk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.ConnectorContract;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Markup;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Polling.Batch;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.connector.WebhookReceiver;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.MutableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** VK keeps the contract of all connectors, and what only VK does. */
class VkContractTests extends ConnectorContract {

    private static final long GROUP_CHAT = 2_000_000_005L;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MutableClock CLOCK = new MutableClock();

    @Override
    protected Connector connector() {
        return new VkConnector(CLOCK);
    }

    @Override
    protected Map<String, String> wrongCredentials() {
        return Map.of("token", "vk1.a." + "wrong".repeat(12));
    }

    @Override
    protected String sendMethod() {
        return "messages.send";
    }

    @Override
    protected Webhook.Request unproven(Webhook.Request real) {
        ObjectNode event = (ObjectNode) JSON.readTree(real.body());
        event.remove("secret");
        return new Webhook.Request(real.url(), real.headers(), JSON.writeValueAsBytes(event));
    }

    /** Tests make more calls at once than people do. */
    @BeforeEach
    void hurry() {
        sandbox.put("/limits", Map.of("callsPerSecond", 1000));
    }

    private List<Inbound> polled() {
        return polling().poll(null, Duration.ZERO).items().stream()
                .map(Item::inbound)
                .toList();
    }

    private List<Inbound.Message> messages() {
        return polled().stream()
                .filter(Inbound.Message.class::isInstance)
                .map(Inbound.Message.class::cast)
                .toList();
    }

    private JsonNode writes(Map<String, ?> what) {
        Map<String, Object> order = new HashMap<>(what);
        order.put("account", accountId());
        order.putIfAbsent("user", person);
        return sandbox.post("/messages", order);
    }

    private List<JsonNode> calls(String method) {
        List<JsonNode> calls = new ArrayList<>();
        sandbox.get("/calls?account=" + accountId() + "&method=" + method)
                .path("items")
                .forEach(calls::add);
        return calls;
    }

    @Test
    void namesTheRightsThatAreMissing() {
        assertThat(checked().name()).isEqualTo("Shop");
        assertThat(checked().notes()).isEmpty();
        made = sandbox.post("/accounts", Map.of("permissions", List.of("messages")));
        assertThat(checked().notes()).containsExactly("note.manage", "note.photos", "note.docs");
        made = sandbox.post("/accounts", Map.of("permissions", List.of("manage")));
        assertThat(refusalOf(Rejected.class, this::checked).code()).isEqualTo("HTTP 403");
    }

    @Test
    void refusesTheTokenOfAPerson() {
        String token =
                sandbox.post("/tokens", Map.of("kind", "user")).path("token").asString();
        ((ObjectNode) made).put("token", token);
        assertThat(refusalOf(BadCredentials.class, this::checked).code()).isEqualTo("HTTP 401");
    }

    @Test
    void refusesTheTokenOfAnotherCommunity() {
        for (String same : List.of("club" + accountId(), "https://vk.com/shop" + accountId(), "@SHOP" + accountId())) {
            ((ObjectNode) made).put("groupId", same);
            assertThat(checked().accountId()).isEqualTo(accountId());
        }
        ((ObjectNode) made).put("groupId", "club1");
        assertThat(refusalOf(BadCredentials.class, this::checked).code()).isEqualTo("HTTP 404");
    }

    @Test
    void waitsForAndContinuesFromWhereItWas() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        personWrites("first");
        Batch first = polling.poll(cursor, Duration.ofSeconds(20));
        assertThat(texts(first.items())).containsExactly("first");
        assertThat(polling.poll(first.cursor(), Duration.ZERO).items()).isEmpty();
    }

    @Test
    void readsTheHistoryWhereEventsAreLost() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        personWrites("lost");
        personWrites("lost too");
        sandbox.post("/longpoll", Map.of("account", accountId(), "failed", 1));
        Batch batch = polling.poll(cursor, Duration.ZERO);
        assertThat(texts(batch.items())).containsExactly("lost", "lost too");
        assertThat(polling.poll(batch.cursor(), Duration.ZERO).items()).isEmpty();
    }

    @Test
    void takesANewKeyAndKeepsItsPlace() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        personWrites("kept");
        sandbox.post("/longpoll", Map.of("account", accountId(), "failed", 2));
        assertThat(texts(polling.poll(cursor, Duration.ZERO).items())).containsExactly("kept");
        assertThat(calls("groups.getLongPollServer")).hasSize(2);
        assertThat(calls("messages.getConversations")).hasSize(1);
    }

    @Test
    void takesANewPlaceAndReadsTheHistory() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        personWrites("kept");
        sandbox.post("/longpoll", Map.of("account", accountId(), "failed", 3));
        Batch batch = polling.poll(cursor, Duration.ZERO);
        assertThat(texts(batch.items())).containsExactly("kept");
        assertThat(polling.poll(batch.cursor(), Duration.ZERO).items()).isEmpty();
        assertThat(texts(polling.poll("99999999", Duration.ZERO).items())).containsExactly("kept");
    }

    @Test
    void triesLaterWhereLongPollFailsOtherwise() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        sandbox.post("/longpoll", Map.of("account", accountId(), "failed", 4));
        refusalOf(Unavailable.class, () -> polling.poll(cursor, Duration.ZERO));
        sandbox.post("/longpoll", Map.of("account", accountId(), "failed", 2, "times", 3));
        refusalOf(Unavailable.class, () -> polling.poll(cursor, Duration.ZERO));
        personWrites("kept");
        assertThat(texts(polling.poll(cursor, Duration.ZERO).items())).containsExactly("kept");
    }

    @Test
    void pollsWithoutTheRightToManageWhereItIsSwitchedOn() {
        made = sandbox.post("/accounts", Map.of("permissions", List.of("messages")));
        assertThat(opened().webhook()).isEmpty();
        assertThat(refusalOf(Rejected.class, () -> polling().poll(null, Duration.ZERO))
                        .code())
                .isEqualTo("Long Poll off");
    }

    @Test
    void leavesOldMessagesOutOfTheHistory() {
        writes(Map.of("text", "of last week", "date", CLOCK.instant().getEpochSecond() - 7 * 86_400));
        assertThat(polled()).isEmpty();
    }

    @Test
    void answersTheConfirmationWithTheCodeAlone() {
        Webhook webhook = opened().webhook().orElseThrow();
        subscribed();
        JsonNode server =
                sandbox.get("/accounts/" + accountId()).path("callbackServers").path(0);
        assertThat(server.path("status").asString()).isEqualTo("ok");
        Webhook.Received answer = webhook.receive(
                post("{\"type\":\"confirmation\",\"group_id\":" + accountId() + "}"), new Secret("whatever"));
        assertThat(answer.items()).isEmpty();
        assertThat(answer.answer()).matches("[0-9a-f]{8}");
        assertThatThrownBy(() ->
                        webhook.receive(post("{\"type\":\"confirmation\",\"group_id\":1}"), new Secret("whatever")))
                .isInstanceOf(Webhook.Forged.class);
    }

    private static Webhook.Request post(String body) {
        return new Webhook.Request(
                URI.create("http://localhost/hooks/x"), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void acknowledgesPostsSoThatTheyAreNotRepeated() {
        WebhookReceiver receiver = subscribed();
        for (String text : List.of("one", "two", "three")) {
            personWrites(text);
            String body = new String(receiver.next().body(), StandardCharsets.UTF_8);
            assertThat(JSON.readTree(body)
                            .path("object")
                            .path("message")
                            .path("text")
                            .asString())
                    .isEqualTo(text);
        }
    }

    @Test
    void registersOneServerHoweverOften() {
        subscribed();
        subscribed();
        assertThat(sandbox.get("/accounts/" + accountId()).path("callbackServers"))
                .hasSize(1);
        assertThat(calls("groups.editCallbackServer")).hasSize(1);
    }

    @Test
    void saysThatItsAddressWasNotConfirmed() {
        Webhook webhook = opened().webhook().orElseThrow();
        Unavailable refusal = refusalOf(
                Unavailable.class,
                () -> webhook.subscribe(URI.create("http://127.0.0.1:1/hooks/x"), new Secret("a-secret")));
        assertThat(refusal.code()).isEqualTo("Webhook not confirmed");
    }

    @Test
    void knowsPressesByTheSameIdPostedAndPolled() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        WebhookReceiver receiver = subscribed();
        sandbox.post(
                "/updates",
                Map.of("account", accountId(), "type", "message_allow", "object", Map.of("user_id", person)));
        Item posted = opened().webhook()
                .orElseThrow()
                .receive(receiver.next(), receiver.secret())
                .items()
                .getFirst();
        assertThat(ids(polling.poll(cursor, Duration.ZERO).items())).containsExactly(posted.externalId());
        assertThat(posted.inbound())
                .isInstanceOfSatisfying(
                        Inbound.Reach.class,
                        reach -> assertThat(reach.reachable()).isTrue());
    }

    @Test
    void tellsWhatVkDoesNotPost() {
        personWrites("before");
        WebhookReceiver receiver = subscribed();
        personWrites("after");
        Item posted = opened().webhook()
                .orElseThrow()
                .receive(receiver.next(), receiver.secret())
                .items()
                .getFirst();
        List<Item> missed = opened().webhook().orElseThrow().missed();
        assertThat(texts(missed)).containsExactly("before", "after");
        assertThat(missed.getLast().externalId()).isEqualTo(posted.externalId());
        messenger().send(outgoing("answered"));
        assertThat(opened().webhook().orElseThrow().missed()).isEmpty();
    }

    @Test
    void sendsOnceHoweverOftenItIsAsked() {
        personWrites("hi");
        Outgoing message = outgoing("once");
        String first = messenger().send(message);
        assertThat(messenger().send(message)).isEqualTo(first);
        fault("messages.send", Map.of("resetAfterStore", true, "times", 1));
        Outgoing unheard = outgoing("unheard");
        refusalOf(Unavailable.class, () -> messenger().send(unheard));
        messenger().send(unheard);
        assertThat(seenByPerson()).containsExactly("hi", "once", "unheard");
    }

    @Test
    void makesKeysThatAreNeverZero() {
        assertThat(VkMessenger.randomId(0)).isNotZero();
        assertThat(VkMessenger.randomId(1)).isNotEqualTo(VkMessenger.randomId(2));
    }

    @ParameterizedTest
    @CsvSource({
        "5,BadCredentials",
        "27,BadCredentials",
        "6,RateLimited",
        "9,RateLimited",
        "14,RateLimited",
        "29,RateLimited",
        "1,Unavailable",
        "10,Unavailable",
        "3,Rejected",
        "7,Rejected",
        "8,Rejected",
        "15,Rejected",
        "100,Rejected",
        "901,Rejected",
        "902,Rejected",
        "911,Rejected",
        "913,Rejected",
        "914,Rejected",
        "917,Rejected"
    })
    void mapsEveryErrorToOneOfFourRefusals(int error, String kind) {
        personWrites("hi");
        fault("messages.send", Map.of("errorCode", error));
        Refusal refusal = refusalOf(Refusal.class, () -> messenger().send(outgoing("text")));
        assertThat(refusal.getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "blacklisted", "private", "stranger"})
    void takesWhomItMayNotWriteAsUnreachable(String standing) {
        personWrites("hi");
        sandbox.post("/blocks", Map.of("account", accountId(), "user", person, "status", standing));
        Rejected refusal = refusalOf(Rejected.class, () -> messenger().send(outgoing("text")));
        assertThat(refusal.reason()).isEqualTo(new Reason.Unreachable());
    }

    @Test
    void saysThatTheTimeToAnswerIsOver() {
        personWrites("hi");
        sandbox.post("/blocks", Map.of("account", accountId(), "user", person, "status", "timed_out"));
        Rejected refusal = refusalOf(Rejected.class, () -> messenger().send(outgoing("text")));
        assertThat(refusal.reason()).isEqualTo(new Reason.WindowClosed());
    }

    @Test
    void noticesThatAPersonForbidsMessages() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        sandbox.post("/blocks", Map.of("account", accountId(), "user", person, "blocked", true));
        assertThat(polling.poll(cursor, Duration.ZERO).items())
                .extracting(Item::inbound)
                .last()
                .isInstanceOfSatisfying(
                        Inbound.Reach.class,
                        reach -> assertThat(reach.reachable()).isFalse());
    }

    @Test
    void waitsASecondWhenItIsTooFast() {
        Polling polling = polling();
        sandbox.put("/limits", Map.of("callsPerSecond", 1));
        RateLimited refusal = refusalOf(RateLimited.class, () -> {
            polling.poll(null, Duration.ZERO);
            polling.poll(null, Duration.ZERO);
        });
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void isAddressedInChatsOnlyWhenSpokenTo() {
        made = sandbox.post("/accounts", Map.of("seesWholeChats", true));
        String us = "[club" + accountId() + "|@shop]";
        int ours = messageOfOurs();
        inChat(Map.of("text", "just talking"));
        inChat(Map.of("text", us + " статус?"));
        inChat(Map.of("text", "ask " + us + ", [id5|Anna]"));
        inChat(Map.of("text", "this one", "replyTo", ours));
        List<Inbound.Message> heard = messages();
        assertThat(heard)
                .extracting(Inbound.Message::text)
                .endsWith("just talking", "статус?", "ask @shop, Anna", "this one");
        assertThat(heard.subList(heard.size() - 4, heard.size()))
                .extracting(Inbound.Message::addressed)
                .containsExactly(false, true, true, true);
        assertThat(heard)
                .allSatisfy(message -> assertThat(message.chat().group()).isTrue());
    }

    /** Answers in the chat; what was said before is then read. */
    private int messageOfOurs() {
        inChat(Map.of("text", "begin"));
        String chat = Long.toString(GROUP_CHAT);
        return Integer.parseInt(messenger().send(new Outgoing(chat, 7, "ours", "ours", null)));
    }

    private JsonNode inChat(Map<String, ?> what) {
        Map<String, Object> order = new HashMap<>(what);
        order.put("chat", GROUP_CHAT);
        return writes(order);
    }

    @Test
    void noticesThatItWasRemovedFromAChat() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        inChat(Map.of("text", "/hello"));
        sandbox.post("/blocks", Map.of("account", accountId(), "chat", GROUP_CHAT, "blocked", true));
        assertThat(polling.poll(cursor, Duration.ZERO).items())
                .extracting(Item::inbound)
                .last()
                .isInstanceOfSatisfying(Inbound.Reach.class, reach -> {
                    assertThat(reach.reachable()).isFalse();
                    assertThat(reach.chat().group()).isTrue();
                });
        Rejected refusal = refusalOf(
                Rejected.class,
                () -> messenger().send(new Outgoing(Long.toString(GROUP_CHAT), 1, "text", "text", null)));
        assertThat(refusal.reason()).isEqualTo(new Reason.Unreachable());
    }

    @Test
    void knowsWhoWrites() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        writes(Map.of(
                "text",
                "hi",
                "user",
                Map.of("id", person, "firstName", "Анна", "lastName", "К", "languageCode", "uk")));
        Inbound.Message message = (Inbound.Message)
                polling.poll(cursor, Duration.ZERO).items().getFirst().inbound();
        assertThat(message.from()).isEqualTo(new Inbound.Person(Long.toString(person), "Анна К", "id" + person, "uk"));
    }

    @Test
    void takesTheStartButtonAsACommand() {
        writes(Map.of("text", "Начать", "payload", "{\"command\":\"start\"}"));
        writes(Map.of("text", "not ours", "payload", "{broken"));
        assertThat(messages()).extracting(Inbound.Message::text).containsExactly("/start", "not ours");
    }

    @Test
    void seesWhatComesWithAMessage() {
        writes(Map.of("photo", Map.of("width", 300, "height", 200)));
        writes(Map.of("document", Map.of("fileName", "../../x.pdf", "size", 77)));
        writes(Map.of("voice", Map.of()));
        writes(Map.of("sticker", Map.of()));
        writes(Map.of("location", Map.of("latitude", 50.45, "longitude", 30.52)));
        writes(Map.of("text", "see", "link", "https://example.org/a", "forwarded", List.of("earlier words")));
        List<Inbound.Message> messages = messages();
        assertThat(messages.stream()
                        .flatMap(message -> message.parts().stream())
                        .map(Part::kind))
                .containsExactly(
                        Part.Kind.PHOTO, Part.Kind.DOCUMENT, Part.Kind.VOICE, Part.Kind.STICKER, Part.Kind.LOCATION);
        assertThat(messages.get(1).parts().getFirst().name()).isEqualTo("x.pdf");
        assertThat(messages.get(4).parts().getFirst().reference()).isEqualTo("50.45,30.52");
        assertThat(messages.getLast().text()).isEqualTo("see\nhttps://example.org/a\n> earlier words");
    }

    @Test
    void readsTheWholeOfACroppedMessage() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        writes(Map.of("text", "я".repeat(9000)));
        Item item = polling.poll(cursor, Duration.ZERO).items().getFirst();
        assertThat(((Inbound.Message) item.inbound()).text()).hasSize(9000);
        assertThat(opened().decode(item.raw())).isEqualTo(item.inbound());
    }

    @Test
    void noticesAnEdit() {
        Polling polling = polling();
        String cursor = polling.poll(null, Duration.ZERO).cursor();
        int number = personWrites("tomorow").path("messageId").asInt();
        writes(Map.of("edit", number, "text", "tomorrow"));
        assertThat(polling.poll(cursor, Duration.ZERO).items().getLast().inbound())
                .isInstanceOfSatisfying(Inbound.Edited.class, edited -> {
                    assertThat(edited.text()).isEqualTo("tomorrow");
                    assertThat(edited.messageId()).isEqualTo(Integer.toString(number));
                });
    }

    @Test
    void repliesToAMessageEvenIfItIsGone() {
        String number = personWrites("question").path("messageId").asString();
        messenger().send(new Outgoing(Long.toString(person), 1, "answer", "answer", number));
        messenger().send(new Outgoing(Long.toString(person), 2, "late answer", "late answer", "999999"));
        JsonNode seen = sandbox.get("/messages?account=" + accountId() + "&chat=" + person)
                .path("items");
        assertThat(seen.path(1).path("replyTo").asString()).isEqualTo(number);
        assertThat(seenByPerson()).contains("answer", "late answer");
    }

    @Test
    void showsThatItTypes() {
        personWrites("hi");
        messenger().typing(Long.toString(person));
        assertThat(sandbox.get("/messages?account=" + accountId() + "&chat=" + person)
                        .path("typing")
                        .path("action")
                        .asString())
                .isEqualTo("typing");
    }

    @Test
    void writesAddressesOfLinksBehindTheirWords() {
        var dialect = messenger().dialect();
        String markdown = "**See** [the price list](https://example.org/p) or <https://example.org>";
        String rendered = Markup.fit(markdown, dialect, 4096).getFirst().rendered();
        personWrites("hi");
        messenger().send(new Outgoing(Long.toString(person), 1, rendered, "", null));
        assertThat(seenByPerson()).contains("See the price list (https://example.org/p) or https://example.org");
    }

    @Test
    void cutsTextsThatOnlyTheirLinksMakeTooLong() {
        String many = "[слово](https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) ".repeat(100);
        assertThat(Markup.fit(many, new VkDialect(), VkMessenger.TEXT_MAX))
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part.rendered()).hasSizeLessThanOrEqualTo(VkMessenger.TEXT_MAX));
    }
}
