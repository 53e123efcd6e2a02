package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What {@code getUpdates} promises. */
class PollingTests {

    private static final Stage STAGE = new Stage();

    private TestBot bot = new TestBot(0, "");

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        STAGE.control("PUT", "limits", "{\"conflictDelayMillis\":0}");
        bot = STAGE.bot();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private JsonNode poll(String arguments) {
        return STAGE.call(bot, "getUpdates", arguments);
    }

    private static String texts(JsonNode answer) {
        return StreamSupport.stream(answer.path("result").spliterator(), false)
                .map(update -> update.path("message").path("text").asString("?"))
                .toList()
                .toString();
    }

    private CompletableFuture<JsonNode> pollInBackground(String arguments) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(poll(arguments));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private long write(String text) {
        return STAGE.write(bot, text).path("updateId").asLong();
    }

    @Test
    void numbersUpdatesByOneAndConfirmsThemByOffset() {
        long first = write("a");
        long second = write("b");
        assertThat(second).isEqualTo(first + 1);
        assertThat(texts(poll("{}"))).isEqualTo("[a, b]");
        assertThat(texts(poll("{\"offset\":" + first + "}"))).isEqualTo("[a, b]");
        assertThat(texts(poll("{\"offset\":" + second + "}"))).isEqualTo("[b]");
        assertThat(texts(poll("{\"offset\":" + first + "}"))).isEqualTo("[b]");
    }

    @Test
    void keepsTheLastFewForANegativeOffset() {
        write("a");
        write("b");
        write("c");
        assertThat(texts(poll("{\"offset\":-2}"))).isEqualTo("[b, c]");
        assertThat(texts(poll("{\"offset\":0}"))).isEqualTo("[b, c]");
    }

    @Test
    void clampsTheLimit() {
        long first = write("a");
        write("b");
        assertThat(texts(poll("{\"limit\":0}"))).isEqualTo("[a]");
        assertThat(texts(poll("{\"limit\":5000,\"offset\":" + first + "}"))).isEqualTo("[a, b]");
    }

    @Test
    void givesOneUpdateToWhoAsksTheSameAgainAtOnce() {
        write("a");
        write("b");
        assertThat(texts(poll("{}"))).isEqualTo("[a, b]");
        assertThat(texts(poll("{}"))).isEqualTo("[a]");
    }

    @Test
    void holdsAHastyRepetitionThatFindsNothing() {
        assertThat(texts(poll("{\"offset\":7}"))).isEqualTo("[]");
        CompletableFuture<JsonNode> repeated = pollInBackground("{\"offset\":7,\"timeout\":0}");
        await().until(this::isPolled);
        write("late");
        assertThat(texts(repeated.join())).isEqualTo("[late]");
    }

    private boolean isPolled() {
        return STAGE.control("GET", "accounts/" + bot.id(), "").path("polling").asBoolean();
    }

    @Test
    void wakesALongPollWithNews() {
        CompletableFuture<JsonNode> waiting = pollInBackground("{\"timeout\":50}");
        await().until(this::isPolled);
        write("news");
        assertThat(texts(waiting.join())).isEqualTo("[news]");
    }

    @Test
    void endsTheFirstOfTwoPolls() {
        CompletableFuture<JsonNode> first = pollInBackground("{\"timeout\":50,\"offset\":1}");
        await().until(this::isPolled);
        CompletableFuture<JsonNode> second = pollInBackground("{\"timeout\":50,\"offset\":2}");
        assertThat(first.join().toString())
                .isEqualTo("{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: terminated by other getUpdates"
                        + " request; make sure that only one bot instance is running\"}");
        write("x");
        assertThat(texts(second.join())).isEqualTo("[x]");
    }

    @Test
    void endsAPollWhenAWebhookIsSet() {
        CompletableFuture<JsonNode> waiting = pollInBackground("{\"timeout\":50}");
        await().until(this::isPolled);
        STAGE.call(bot, "setWebhook", "{\"url\":\"https://shop.example.org/hook\"}");
        assertThat(waiting.join().path("description").asString())
                .isEqualTo("Conflict: terminated by setWebhook request");
    }

    @Test
    void endsAPollWhenEverythingIsForgotten() {
        CompletableFuture<JsonNode> waiting = pollInBackground("{\"timeout\":50}");
        await().until(this::isPolled);
        STAGE.reset();
        assertThat(waiting.join().path("error_code").asInt()).isEqualTo(500);
    }

    @Test
    void refusesToPollBesideAWebhook() {
        STAGE.call(bot, "setWebhook", "{\"url\":\"https://shop.example.org/hook\"}");
        JsonNode refusal = poll("{}");
        assertThat(refusal.path("error_code").asInt()).isEqualTo(409);
        assertThat(refusal.path("description").asString())
                .isEqualTo("Conflict: can't use getUpdates method while webhook is active;"
                        + " use deleteWebhook to delete the webhook first");
        STAGE.call(bot, "deleteWebhook", "{}");
        assertThat(poll("{\"offset\":2}").path("ok").asBoolean()).isTrue();
    }

    @Test
    void remembersWhichUpdatesAreWanted() {
        poll("{\"allowed_updates\":[\"callback_query\"]}");
        assertThat(STAGE.write(bot, "a").path("delivered").asBoolean()).isFalse();
        poll("{\"offset\":3}");
        assertThat(STAGE.write(bot, "b").path("delivered").asBoolean()).isFalse();
        poll("{\"offset\":4,\"allowed_updates\":\"[]\"}");
        assertThat(STAGE.write(bot, "c").path("delivered").asBoolean()).isTrue();
        assertThat(texts(poll("{\"offset\":5}"))).isEqualTo("[c]");
    }

    @Test
    void leavesOutThreeKindsUnlessTheyAreNamed() {
        assertThat(raw("message_reaction").path("delivered").asBoolean()).isFalse();
        assertThat(raw("chat_member").path("delivered").asBoolean()).isFalse();
        assertThat(raw("poll").path("delivered").asBoolean()).isTrue();
        assertThat(raw("never_heard_of").path("delivered").asBoolean()).isTrue();
        poll("{\"allowed_updates\":[\"chat_member\"]}");
        assertThat(raw("chat_member").path("delivered").asBoolean()).isTrue();
        assertThat(raw("poll").path("delivered").asBoolean()).isFalse();
    }

    private JsonNode raw(String kind) {
        return STAGE.control(
                "POST", "updates", "{\"account\":\"" + bot.id() + "\",\"kind\":\"" + kind + "\",\"content\":{}}");
    }

    @Test
    void forgetsUpdatesAfterADay() {
        write("old");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":86000}");
        write("new");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":500}");
        assertThat(texts(poll("{}"))).isEqualTo("[new]");
    }

    @Test
    void cutsTheAnswerAtFourMebibytes() {
        String big = "{\"account\":\"" + bot.id() + "\",\"kind\":\"poll\",\"content\":{\"x\":\"" + "x".repeat(1_500_000)
                + "\"}}";
        for (int i = 0; i < 4; i++) {
            STAGE.control("POST", "updates", big);
        }
        assertThat(poll("{}").path("result").size()).isEqualTo(2);
    }
}
