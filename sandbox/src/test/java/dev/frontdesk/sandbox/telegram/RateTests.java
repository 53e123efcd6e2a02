package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a bot may write. */
class RateTests {

    private static final Stage STAGE = new Stage();

    private TestBot bot = new TestBot(0, "");

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        STAGE.control("PUT", "clock", "{\"stopped\":true}");
        bot = STAGE.startedBot();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private HttpResponse<String> send(long chat) {
        return STAGE.raw(bot, "sendMessage", "{\"chat_id\":" + chat + ",\"text\":\"x\"}");
    }

    private int sendUntilRefused(long chat) {
        for (int sent = 0; sent < 1000; sent++) {
            if (send(chat).statusCode() == 429) {
                return sent;
            }
        }
        throw new AssertionError("1000 messages were taken");
    }

    @Test
    void takesASmallBurstIntoAChatAndThenOneASecond() {
        assertThat(sendUntilRefused(Stage.ANNA)).isEqualTo(4);
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":1}");
        assertThat(sendUntilRefused(Stage.ANNA)).isEqualTo(1);
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":10}");
        assertThat(send(Stage.ANNA).statusCode()).isEqualTo(200);
    }

    @Test
    void saysHowLongToWaitInHeaderAndBodyAndAddsForImpatience() {
        STAGE.control("PUT", "limits", "{\"chatBurst\":1,\"violationSeconds\":5}");
        send(Stage.ANNA);
        HttpResponse<String> first = send(Stage.ANNA);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(first.body())
                .isEqualTo("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 1\","
                        + "\"parameters\":{\"retry_after\":1}}");
        assertThat(send(Stage.ANNA).headers().firstValue("Retry-After")).hasValue("6");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":3}");
        assertThat(send(Stage.ANNA).headers().firstValue("Retry-After")).hasValue("8");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":9}");
        assertThat(send(Stage.ANNA).statusCode()).isEqualTo(200);
    }

    @Test
    void countsEditsToo() {
        STAGE.control("PUT", "limits", "{\"chatBurst\":1}");
        int id = STAGE.call(bot, "sendMessage", "{\"chat_id\":" + Stage.ANNA + ",\"text\":\"x\"}")
                .path("result")
                .path("message_id")
                .asInt();
        String edit = "{\"chat_id\":" + Stage.ANNA + ",\"message_id\":" + id + ",\"text\":\"y\"}";
        assertThat(STAGE.raw(bot, "editMessageText", edit).statusCode()).isEqualTo(429);
    }

    @Test
    void limitsTheBotOverAllChats() {
        STAGE.control("PUT", "limits", "{\"botPerSecond\":3}");
        int taken = 0;
        for (long user = 1001; user <= 1040; user++) {
            STAGE.control(
                    "POST", "messages", "{\"account\":\"" + bot.id() + "\",\"user\":" + user + ",\"text\":\"a\"}");
        }
        for (long user = 1001; user <= 1040; user++) {
            taken += send(user).statusCode() == 200 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(3);
    }

    @Test
    void limitsGroupsToTwentyAMinute() {
        STAGE.control("PUT", "limits", "{\"chatPerSecond\":1000,\"chatBurst\":1000,\"botPerSecond\":1000}");
        STAGE.control(
                "POST", "messages", "{\"account\":\"" + bot.id() + "\",\"chat\":-77,\"user\":1001,\"text\":\"/a\"}");
        assertThat(sendUntilRefused(-77)).isEqualTo(20);
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":61}");
        assertThat(send(-77).statusCode()).isEqualTo(200);
    }

    @Test
    void canBeSwitchedOff() {
        STAGE.control("PUT", "limits", "{\"rates\":false}");
        for (int i = 0; i < 100; i++) {
            assertThat(send(Stage.ANNA).statusCode()).isEqualTo(200);
        }
    }
}
