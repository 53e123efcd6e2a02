package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Misbehaviour on demand. */
class FaultTests {

    private static final Stage STAGE = new Stage();
    private static final String HELLO = "{\"chat_id\":" + Stage.ANNA + ",\"text\":\"hello\"}";

    private TestBot bot = new TestBot(0, "");

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        bot = STAGE.startedBot();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private void fault(String fields) {
        STAGE.control("PUT", "faults", "{\"account\":\"" + bot.token() + "\"," + fields + "}");
    }

    private int messages() {
        return STAGE.control("GET", "messages?account=" + bot.id() + "&chat=" + Stage.ANNA, "")
                .path("items")
                .size();
    }

    @Test
    void answersWithAWebPage() {
        fault("\"status\":502,\"html\":true");
        HttpResponse<String> response = STAGE.raw(bot, "sendMessage", HELLO);
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(response.body()).startsWith("<html>");
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void raisesAStormFor429() {
        fault("\"status\":429,\"retryAfter\":14,\"times\":2");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = STAGE.raw(bot, "sendMessage", HELLO);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("14");
            assertThat(response.body()).contains("\"parameters\":{\"retry_after\":14}");
        }
        assertThat(STAGE.raw(bot, "sendMessage", HELLO).statusCode()).isEqualTo(200);
    }

    @Test
    void losesTheAnswerAfterTheMessageWasStored() {
        fault("\"method\":\"sendMessage\",\"resetAfterStore\":true");
        assertThatThrownBy(() -> STAGE.raw(bot, "sendMessage", HELLO)).isInstanceOf(UncheckedIOException.class);
        assertThat(messages()).isEqualTo(2);
        assertThat(STAGE.raw(bot, "getMe", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void dropsCallsBeforeTheyAreCarriedOut() {
        fault("\"dropRate\":1");
        assertThatThrownBy(() -> STAGE.raw(bot, "sendMessage", HELLO)).isInstanceOf(UncheckedIOException.class);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void answersSlowlyAfterTheWorkIsDone() {
        fault("\"delayMs\":60000");
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                STAGE.raw(bot, "sendMessage", HELLO);
            } catch (RuntimeException givenUp) {
                // Nobody waits for the answer.
            }
        });
        org.awaitility.Awaitility.await().until(() -> messages() == 2);
        assertThat(caller.isAlive()).isTrue();
        caller.interrupt();
    }

    @Test
    void strikesOnlyItsTargetAndIsCleared() {
        fault("\"method\":\"getMe\",\"status\":500,\"description\":\"Internal Server Error: later\"");
        assertThat(STAGE.raw(bot, "getMe", "{}").body())
                .isEqualTo("{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error: later\"}");
        assertThat(STAGE.raw(bot, "sendMessage", HELLO).statusCode()).isEqualTo(200);
        assertThat(STAGE.raw(STAGE.bot(), "getMe", "{}").statusCode()).isEqualTo(200);
        STAGE.control("PUT", "faults", "{}");
        assertThat(STAGE.raw(bot, "getMe", "{}").statusCode()).isEqualTo(200);
    }
}
