package dev.frontdesk.connectors.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.ConnectorContract;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Messenger.Command;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Polling.Batch;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.testkit.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Telegram keeps the contract of all connectors, and what only Telegram does. */
class TelegramContractTests extends ConnectorContract {

    private static final long GROUP = -1001900000001L;

    @Override
    protected Connector connector() {
        return new TelegramConnector(CLOCK);
    }

    private static final MutableClock CLOCK = new MutableClock();

    @Override
    protected Map<String, String> wrongCredentials() {
        return Map.of("token", "5500001:AAwrongwrongwrongwrongwrongwrongwro");
    }

    @Override
    protected String sendMethod() {
        return "sendMessage";
    }

    @Test
    void explainsPrivacyMode() {
        assertThat(checked().name()).isEqualTo("@" + made.path("username").asString());
        assertThat(checked().notes()).containsExactly("note.privacy");
    }

    @Test
    void isAddressedInGroupsOnlyWhenSpokenTo() {
        String name = made.path("username").asString();
        inGroup("just talking", Map.of());
        inGroup("@" + name + ", are you open?", Map.of());
        inGroup("/help@" + name, Map.of());
        List<Inbound.Message> messages = messages();
        assertThat(messages).extracting(Inbound.Message::text).contains("are you open?", "/help");
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.chat().group()).isTrue();
            assertThat(message.addressed()).isTrue();
        });
    }

    @Test
    void isNotAddressedByOthersTalkThatItSees() {
        made = sandbox.post("/accounts", Map.of("privacy", false));
        inGroup("just talking", Map.of());
        assertThat(messages()).extracting(Inbound.Message::addressed).containsExactly(false);
        assertThat(checked().notes()).isEmpty();
    }

    @Test
    void answersInTheTopicAndUnderTheQuestion() {
        String name = made.path("username").asString();
        inGroup("@" + name + " status?", Map.of("forum", true, "threadId", 7));
        Inbound.Message asked = messages().getLast();
        Outgoing answer = new Outgoing(asked.chat().id(), 1, "All well", "All well", asked.messageId());
        opened().messenger().orElseThrow().send(answer);
        JsonNode seen = sandbox.get("/messages?account=" + accountId() + "&chat=" + GROUP)
                .path("items");
        assertThat(seen.path(seen.size() - 1).path("text").asString()).isEqualTo("All well");
        assertThat(seen.path(seen.size() - 1).path("threadId").asInt()).isEqualTo(7);
        assertThat(seen.path(seen.size() - 1).path("replyTo").toString()).contains(asked.messageId());
    }

    private JsonNode inGroup(String text, Map<String, ?> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("account", accountId());
        order.put("chat", GROUP);
        order.put("chatType", "supergroup");
        order.put("title", "Team");
        order.put("user", person);
        order.put("text", text);
        return sandbox.post("/messages", order);
    }

    private List<Inbound.Message> messages() {
        Batch batch = polling().poll(null, Duration.ZERO);
        return batch.items().stream()
                .map(Item::inbound)
                .filter(Inbound.Message.class::isInstance)
                .map(Inbound.Message.class::cast)
                .toList();
    }

    @Test
    void goesOnAfterUpdatesThatHaveNoNumber() throws IOException {
        assertThat(polledFrom("{\"message\":{}}, {\"update_id\":7,\"brand_new\":{}}, {\"update_id\":\"x\"}"))
                .satisfies(batch -> {
                    assertThat(batch.items()).extracting(Item::externalId).containsExactly("7");
                    assertThat(batch.cursor()).startsWith("8@");
                });
        assertThat(polledFrom("{\"message\":{}}")).isEqualTo(new Batch(List.of(), "5@1"));
    }

    private Batch polledFrom(String updates) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = ("{\"ok\":true,\"result\":[" + updates + "]}").getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            return connector()
                    .open(account(credentials(), address, null))
                    .polling()
                    .orElseThrow()
                    .poll("5@1", Duration.ZERO);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesWhatARecipientBlockedAsUnreachable() {
        personWrites("hi");
        sandbox.post("/blocks", Map.of("account", accountId(), "chat", person, "blocked", true));
        Rejected refusal = refusalOf(Rejected.class, () -> messenger().send(outgoing("text")));
        assertThat(refusal.reason()).isEqualTo(new Reason.Unreachable());
        assertThat(polling().poll(null, Duration.ZERO).items())
                .extracting(Item::inbound)
                .last()
                .isInstanceOfSatisfying(
                        Inbound.Reach.class,
                        reach -> assertThat(reach.reachable()).isFalse());
    }

    @Test
    void saysThatAnotherProgramHoldsTheBot() {
        subscribed();
        Rejected refusal = refusalOf(Rejected.class, () -> polling().poll(null, Duration.ZERO));
        assertThat(refusal.reason()).isEqualTo(new Reason.Taken());
        assertThat(refusal.code()).isEqualTo("HTTP 409");
    }

    @Test
    void sendsPlainTextAfterTheMarkupWasRefused() {
        personWrites("hi");
        String chat = Long.toString(person);
        Rejected refusal =
                refusalOf(Rejected.class, () -> messenger().send(new Outgoing(chat, 1, "<b>1 < 2", "1 < 2", null)));
        assertThat(refusal.reason()).isEqualTo(new Reason.Markup());
        messenger().send(new Outgoing(chat, 1, null, "1 < 2", null));
        assertThat(seenByPerson()).contains("1 < 2");
    }

    @Test
    void repliesToAMessageEvenIfItIsGone() {
        String id = personWrites("question").path("messageId").asString();
        messenger().send(new Outgoing(Long.toString(person), 1, "answer", "answer", id));
        messenger().send(new Outgoing(Long.toString(person), 2, "late answer", "late answer", "999999"));
        assertThat(seenByPerson()).contains("answer", "late answer");
    }

    @Test
    void showsThatItTypes() {
        personWrites("hi");
        messenger().typing(Long.toString(person));
        assertThat(calls("sendChatAction")).hasSize(1);
    }

    @Test
    void announcesCommandsInEveryLanguage() {
        messenger()
                .announceCommands(List.of(
                        new Command("help", "Help", null),
                        new Command("help", "Справка", "ru"),
                        new Command("Not A Name", "is left out", null)));
        List<JsonNode> calls = calls("setMyCommands");
        assertThat(calls).hasSize(2);
        assertThat(sandbox.get("/accounts/" + accountId() + "/commands?chat=" + person + "&user=" + person
                                + "&language=ru")
                        .path("items")
                        .path(0)
                        .path("description")
                        .asString())
                .isEqualTo("Справка");
    }

    private List<JsonNode> calls(String method) {
        List<JsonNode> calls = new ArrayList<>();
        sandbox.get("/calls?account=" + accountId() + "&method=" + method)
                .path("items")
                .forEach(calls::add);
        return calls;
    }

    @Test
    void seesWhatComesWithAMessage() {
        sandbox.post("/messages", Map.of("account", accountId(), "user", person, "text", "look", "photo", Map.of()));
        assertThat(messages().getLast().parts()).extracting(Part::kind).containsExactly(Part.Kind.PHOTO);
        assertThat(messages().getLast().text()).isEqualTo("look");
    }

    @Test
    void leavesOutAnOffsetOfLastWeek() {
        personWrites("one");
        String cursor = polling().poll(null, Duration.ZERO).cursor();
        assertThat(polling().poll(cursor, Duration.ZERO).items()).isEmpty();
        CLOCK.advance(Duration.ofDays(2));
        try {
            polling().poll(cursor, Duration.ZERO);
            List<JsonNode> calls = calls("getUpdates");
            assertThat(calls)
                    .filteredOn(call -> call.path("arguments").has("offset"))
                    .hasSize(1);
        } finally {
            CLOCK.reset();
        }
    }
}
