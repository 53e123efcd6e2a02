package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.sandbox.telegram.Receiver.Answer;
import dev.frontdesk.sandbox.telegram.Receiver.Delivery;
import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Setting a webhook, and what is delivered to it. */
class WebhookTests {

    private static final Stage STAGE = new Stage();

    private TestBot bot = new TestBot(0, "");
    private Receiver receiver = new Receiver();

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        STAGE.control("PUT", "limits", "{\"rates\":false,\"webhookBackoffMillis\":20,\"conflictDelayMillis\":0}");
        bot = STAGE.bot();
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private JsonNode set(String fields) {
        return STAGE.call(bot, "setWebhook", "{\"url\":\"" + receiver.url() + "\"" + fields + "}");
    }

    private JsonNode info() {
        return STAGE.call(bot, "getWebhookInfo", "{}").path("result");
    }

    private void write(long user, String text) {
        STAGE.control(
                "POST",
                "messages",
                "{\"account\":\"" + bot.id() + "\",\"user\":" + user + ",\"text\":\"" + text + "\"}");
    }

    private void awaitDelivered() {
        await().until(() -> info().path("pending_update_count").asInt() == 0);
    }

    @Test
    void saysWhatBecameOfTheWebhook() {
        assertThat(set("").toString()).isEqualTo("{\"ok\":true,\"result\":true,\"description\":\"Webhook was set\"}");
        assertThat(set("").path("description").asString()).isEqualTo("Webhook is already set");
        assertThat(STAGE.call(bot, "deleteWebhook", "{}").path("description").asString())
                .isEqualTo("Webhook was deleted");
        assertThat(STAGE.call(bot, "setWebhook", "{\"url\":\"\"}")
                        .path("description")
                        .asString())
                .isEqualTo("Webhook is already deleted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://shop.example.org/hook | bad webhook: An HTTPS URL must be provided for webhook",
                "shop.example.org/hook | bad webhook: An HTTPS URL must be provided for webhook",
                "https://shop.example.org:9000/hook | bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
                "https://192.168.1.4/hook | bad webhook: IP address 192.168.1.4 is reserved",
                "https://[2001:db8::1]/hook | bad webhook: IPv6-only addresses are not allowed",
                "https://no spaces/ | invalid webhook URL specified",
                "ftp://shop.example.org/ | invalid webhook URL specified",
            })
    void refusesAddressesThatAreNotPublicHttps(String url, String expected) {
        assertThat(STAGE.call(bot, "setWebhook", "{\"url\":\"" + url + "\"}")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: " + expected);
    }

    @Test
    void checksSecretAndRate() {
        assertThat(set(",\"secret_token\":\"" + "x".repeat(257) + "\"")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: secret token is too long");
        assertThat(set(",\"secret_token\":\"a b\"").path("description").asString())
                .isEqualTo("Bad Request: secret token contains unallowed characters");
        STAGE.control("PUT", "limits", "{}");
        assertThat(set("").path("ok").asBoolean()).isTrue();
        assertThat(set(",\"max_connections\":2")
                        .path("parameters")
                        .path("retry_after")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void tellsAboutTheWebhook() {
        set(",\"max_connections\":7,\"allowed_updates\":[\"message\",\"callback_query\"]");
        JsonNode info = info();
        assertThat(info.path("url").asString()).isEqualTo(receiver.url());
        assertThat(info.path("has_custom_certificate").asBoolean(true)).isFalse();
        assertThat(info.path("max_connections").asInt()).isEqualTo(7);
        assertThat(info.path("ip_address").asString()).isEqualTo("127.0.0.1");
        assertThat(info.path("allowed_updates").toString()).isEqualTo("[\"message\",\"callback_query\"]");
        assertThat(info.has("last_error_date")).isFalse();
    }

    @Test
    void deliversWithTheSecretAndForgetsWhatWasAcknowledged() {
        set(",\"secret_token\":\"s3cret_-\"");
        write(1001, "hello");
        Delivery delivery = receiver.next();
        assertThat(delivery.text()).isEqualTo("hello");
        assertThat(delivery.headers())
                .containsEntry("x-telegram-bot-api-secret-token", "s3cret_-")
                .containsEntry("content-type", "application/json");
        awaitDelivered();
        STAGE.call(bot, "deleteWebhook", "{}");
        assertThat(STAGE.call(bot, "getUpdates", "{}").path("result").size()).isZero();
    }

    @Test
    void deliversWhatWasPendingUnlessItIsDropped() {
        write(1001, "old");
        set("");
        assertThat(receiver.next().text()).isEqualTo("old");
        awaitDelivered();
        STAGE.call(bot, "deleteWebhook", "{}");
        write(1001, "dropped");
        set(",\"drop_pending_updates\":true");
        write(1001, "new");
        assertThat(receiver.next().text()).isEqualTo("new");
    }

    @Test
    void keepsTheOrderOfAChatThroughFailures() {
        AtomicInteger failures = new AtomicInteger(3);
        receiver.answer(delivery -> failures.getAndDecrement() > 0 ? Answer.status(500) : Answer.OK);
        set("");
        for (int i = 0; i < 20; i++) {
            write(1001, "m" + i);
        }
        awaitDelivered();
        assertThat(receiver.all().stream().map(Delivery::text).distinct())
                .containsExactly(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> "m" + i)
                        .toArray(String[]::new));
        assertThat(receiver.all()).hasSize(23);
    }

    @Test
    void deliversChatsBesideOneAnotherUpToTheLimit() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        CountDownLatch gate = new CountDownLatch(1);
        receiver.answer(delivery -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            three.countDown();
            waitFor(gate);
            inside.decrementAndGet();
            return Answer.OK;
        });
        set(",\"max_connections\":3");
        for (int user = 1001; user <= 1008; user++) {
            write(user, "a");
            write(user, "b");
        }
        assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
        gate.countDown();
        awaitDelivered();
        assertThat(most).hasValue(3);
        assertThat(receiver.all()).hasSize(16);
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void retriesUntilAcknowledgedAndTellsOfTheLastError() {
        AtomicInteger attempts = new AtomicInteger();
        receiver.answer(delivery -> attempts.incrementAndGet() < 4 ? Answer.status(500) : Answer.status(201));
        set("");
        write(1001, "x");
        awaitDelivered();
        assertThat(attempts).hasValue(4);
        assertThat(info().path("last_error_message").asString())
                .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
        assertThat(info().path("last_error_date").asLong()).isPositive();
    }

    @Test
    void namesTheErrorOfAWebhookThatIsNotThere() {
        Receiver gone = new Receiver();
        gone.close();
        STAGE.call(bot, "setWebhook", "{\"url\":\"" + gone.url() + "\"}");
        write(1001, "x");
        await().until(() -> info().has("last_error_message"));
        assertThat(info().path("last_error_message").asString()).isEqualTo("Connection refused");
        assertThat(info().path("pending_update_count").asInt()).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsTheWebhookAsksFor() {
        receiver.answer(delivery -> new Answer(503, "", "3600"));
        set("");
        write(1001, "x");
        receiver.next();
        await().until(() -> info().has("last_error_message"));
        write(1002, "other chat");
        assertThat(receiver.next().text()).isEqualTo("other chat");
        assertThat(receiver.all()).hasSize(2);
    }

    @Test
    void givesUpOnAnAnswerThatTakesTooLong() {
        STAGE.control("PUT", "limits", "{\"webhookTimeoutMillis\":150}");
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        receiver.answer(delivery -> {
            if (attempts.incrementAndGet() == 1) {
                waitFor(gate);
            }
            return Answer.OK;
        });
        set("");
        write(1001, "x");
        awaitDelivered();
        gate.countDown();
        assertThat(receiver.all()).hasSize(2);
        assertThat(info().path("last_error_message").asString()).isEqualTo("Read timeout expired");
    }

    @Test
    void dropsUpdatesThatGrewTooOld() {
        receiver.answer(delivery -> delivery.text().equals("old") ? Answer.status(500) : Answer.OK);
        set("");
        write(1001, "old");
        receiver.next();
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":86500}");
        write(1001, "new");
        await().until(() -> receiver.all().getLast().text().equals("new"));
    }

    @Test
    void carriesOutTheMethodNamedInTheAnswer() {
        receiver.answer(delivery -> delivery.text().equals("ping")
                ? new Answer(200, "{\"method\":\"sendMessage\",\"chat_id\":1001,\"text\":\"pong\"}", "")
                : new Answer(200, "{\"method\":\"deleteWebhook\"}", ""));
        set("");
        write(1001, "ping");
        String seen = "messages?account=" + bot.id() + "&chat=1001";
        await().until(() -> STAGE.control("GET", seen, "").path("items").size() == 2);
        assertThat(STAGE.control("GET", seen, "")
                        .path("items")
                        .path(1)
                        .path("text")
                        .asString())
                .isEqualTo("pong");
        write(1001, "not this");
        awaitDelivered();
        assertThat(info().path("url").asString()).isEqualTo(receiver.url());
    }

    @Test
    void removesAWebhookThatIsGoneForADay() {
        receiver.answer(delivery -> Answer.status(410));
        set("");
        write(1001, "x");
        receiver.next();
        await().until(() -> info().has("last_error_message"));
        assertThat(info().path("last_error_message").asString()).isEqualTo("Wrong response from the webhook: 410 Gone");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":82900}");
        await().until(() -> info().path("url").asString().isEmpty());
    }

    @Test
    void repeatsAcknowledgedUpdatesOnDemand() {
        STAGE.control("PUT", "faults", "{\"account\":\"" + bot.id() + "\",\"duplicateRate\":1}");
        set("");
        write(1001, "x");
        assertThat(receiver.next().id()).isEqualTo(receiver.next().id());
        STAGE.control("PUT", "faults", "{}");
        awaitDelivered();
    }

    @Test
    void losesDeliveriesOnDemandAndBringsThemLater() {
        STAGE.control("PUT", "faults", "{\"method\":\"webhook\",\"dropRate\":1,\"times\":2}");
        set("");
        write(1001, "x");
        awaitDelivered();
        assertThat(receiver.all()).hasSize(1);
        assertThat(info().path("last_error_message").asString()).isEqualTo("Webhook connection closed");
    }

    @Test
    void takesAnUploadedCertificateAndSendsTheUserPartAsHeader() {
        String url = receiver.url().replace("http://", "http://me:pw@");
        String body = "--x1\r\nContent-Disposition: form-data; name=\"url\"\r\n\r\n" + url
                + "\r\n--x1\r\nContent-Disposition: form-data; name=\"certificate\"; filename=\"c.pem\"\r\n\r\nPEM"
                + "\r\n--x1--\r\n";
        STAGE.send(java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(STAGE.base() + "/telegram/bot" + bot.token() + "/setWebhook"))
                .header("Content-Type", "multipart/form-data; boundary=x1")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        assertThat(info().path("has_custom_certificate").asBoolean()).isTrue();
        write(1001, "x");
        assertThat(receiver.next().headers()).containsEntry("authorization", "Basic bWU6cHc=");
    }
}
