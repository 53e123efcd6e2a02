package dev.frontdesk.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.whatsapp.Stage.TestAccount;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Twilio says at once to one who sends. */
class SendingTests {

    private static final Stage STAGE = new Stage();

    private TestAccount account;

    @BeforeEach
    void begin() {
        STAGE.reset();
        account = STAGE.account("{}");
    }

    @AfterAll
    static void end() {
        STAGE.close();
    }

    private int refused(Map<String, String> parameters) {
        HttpResponse<String> response = STAGE.create(account, parameters);
        JsonNode error = Json.MAPPER.readTree(response.body());
        assertThat(response.statusCode())
                .as(response.body())
                .isEqualTo(error.path("status").asInt());
        assertThat(error.path("more_info").asString())
                .endsWith(error.path("code").asString());
        return error.path("code").asInt();
    }

    @Test
    void showsTheMessageThatItTook() {
        STAGE.write(account, "hi");
        HttpResponse<String> response = STAGE.create(account, Map.of("Body", "Hello"));
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode message = Json.MAPPER.readTree(response.body());
        assertThat(message.path("sid").asString()).matches("SM[0-9a-f]{32}");
        assertThat(message.path("status").asString()).isEqualTo("queued");
        assertThat(message.path("to").asString()).isEqualTo(Stage.ANNAS_ADDRESS);
        assertThat(message.path("num_media").isString()).isTrue();
        assertThat(message.path("date_created").asString()).matches("\\w{3}, \\d+ \\w{3} \\d{4} .* \\+0000");
        assertThat(STAGE.seen(account).getLast().path("text").asString()).isEqualTo("Hello");
    }

    @Test
    void knowsOnlyWhoProvesIt() {
        HttpRequest.Builder bare = HttpRequest.newBuilder(URI.create(STAGE.base() + "/whatsapp" + account.messages()));
        assertThat(STAGE.exchange(bare).statusCode()).isEqualTo(401);
        assertThat(Stage.code(STAGE.exchange(bare.header("Authorization", Stage.basic(account.sid(), "wrong")))))
                .isEqualTo(20003);
        TestAccount other = STAGE.account("{}");
        assertThat(STAGE.get(account, other.messages()).statusCode()).isEqualTo(404);
    }

    @Test
    void letsASuspendedAccountOnlyLookAtItself() {
        STAGE.control("PUT", "accounts/" + account.key() + "/status", "{\"status\":\"suspended\"}");
        String self = "/2010-04-01/Accounts/" + account.sid() + ".json";
        assertThat(STAGE.get(account, self).body()).contains("suspended");
        assertThat(refused(Map.of("Body", "x"))).isEqualTo(20003);
    }

    @Test
    void refusesWhatCannotBeSent() {
        assertThat(refused(Map.of("Body", "x", "To", "whatsapp:+123"))).isEqualTo(21211);
        assertThat(refused(Map.of("Body", "x", "To", "+700100201"))).isEqualTo(21211);
        assertThat(refused(Map.of("Body", "x", "From", "whatsapp:+19999999999")))
                .isEqualTo(63007);
        assertThat(refused(Map.of("Body", "x", "To", account.address()))).isEqualTo(63031);
        assertThat(refused(Map.of())).isEqualTo(21619);
        assertThat(refused(Map.of("Body", "я".repeat(1601)))).isEqualTo(21617);
        assertThat(refused(Map.of("ContentSid", "HX" + "0".repeat(32)))).isEqualTo(21655);
        assertThat(refused(Map.of("Body", "x", "StatusCallback", "/relative"))).isEqualTo(21609);
        assertThat(refused(Map.of("Body", "x", "StatusCallback", "https://a_b.example.org/x")))
                .isEqualTo(21609);
    }

    @Test
    void refusesOneWhoOptedOut() {
        STAGE.control(
                "POST", "blocks", "{\"account\":\"" + account.key() + "\",\"user\":\"700100201\",\"optedOut\":true}");
        assertThat(refused(Map.of("Body", "x"))).isEqualTo(21610);
    }

    @Test
    void listsMessagesForTheCheckBeforeARepeat() {
        STAGE.write(account, "hi");
        String sid = Stage.sid(STAGE.create(account, Map.of("Body", "Hello")));
        JsonNode list =
                Json.MAPPER.readTree(STAGE.get(account, account.messages() + "?To=whatsapp%3A%2B700100201&PageSize=10")
                        .body());
        assertThat(list.path("messages")).hasSize(1);
        assertThat(list.path("messages").path(0).path("sid").asString()).isEqualTo(sid);
    }

    @Test
    void misbehavesOnDemand() {
        STAGE.write(account, "hi");
        STAGE.control("PUT", "faults", "{\"method\":\"createMessage\",\"status\":429,\"retryAfter\":7}");
        HttpResponse<String> limited = STAGE.create(account, Map.of("Body", "x"));
        assertThat(limited.headers().firstValue("Retry-After")).contains("7");
        assertThat(Stage.code(limited)).isEqualTo(20429);
        STAGE.control("PUT", "faults", "{\"method\":\"createMessage\",\"status\":503,\"html\":true}");
        assertThat(STAGE.create(account, Map.of("Body", "x")).body()).startsWith("<html>");
        STAGE.control("PUT", "faults", "{\"method\":\"createMessage\",\"status\":400,\"code\":63016}");
        assertThat(refused(Map.of("Body", "x"))).isEqualTo(63016);
        STAGE.control("PUT", "faults", "{}");
        assertThat(STAGE.create(account, Map.of("Body", "x")).statusCode()).isEqualTo(201);
    }

    @Test
    void showsTypingOnlyForAMessageThatCameIn() {
        String inbound = STAGE.write(account, "hi").path("messageId").asString();
        String outbound = Stage.sid(STAGE.create(account, Map.of("Body", "x")));
        assertThat(type(inbound).body()).isEqualTo("{\"success\":true}");
        assertThat(type(outbound).statusCode()).isEqualTo(400);
        assertThat(type("SM" + "0".repeat(32)).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> type(String message) {
        return STAGE.call(
                account,
                "POST",
                "/v2/Indicators/Typing.json",
                "messageId=" + message + "&channel=whatsapp",
                "application/x-www-form-urlencoded");
    }
}
