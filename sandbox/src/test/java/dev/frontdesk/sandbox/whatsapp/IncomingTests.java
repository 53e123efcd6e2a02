package dev.frontdesk.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.sandbox.whatsapp.Stage.TestAccount;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a webhook gets of what people write, and how often. */
class IncomingTests {

    private static final Stage STAGE = new Stage();

    private Receiver receiver;
    private TestAccount account;

    @BeforeEach
    void begin() {
        STAGE.reset();
        receiver = new Receiver();
        account = STAGE.account(receiver);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @AfterAll
    static void end() {
        STAGE.close();
    }

    private void paste(String webhook, String fallback) {
        STAGE.control(
                "PUT",
                "accounts/" + account.key() + "/webhook",
                "{\"webhook\":\"" + webhook + "\",\"fallback\":\"" + fallback + "\"}");
    }

    private Form order(String more) {
        STAGE.control(
                "POST", "messages", "{\"account\":\"" + account.key() + "\",\"user\":\"700100201\"," + more + "}");
        return receiver.next().form();
    }

    @Test
    void signsTheWorkedExample() {
        Form form = new Form()
                .add("To", "whatsapp:+14155238886")
                .add("AccountSid", "AC00000000000000000000000000000001")
                .add("Body", "Привет & 100% ok")
                .add("From", "whatsapp:+15550001111")
                .add("MessageSid", "SM00000000000000000000000000000001")
                .add("NumMedia", "0")
                .add("ProfileName", "Anna")
                .add("SmsSid", "SM00000000000000000000000000000001")
                .add("WaId", "15550001111");
        String token = "0123456789abcdef0123456789abcdef";
        assertThat(Signature.of(token, "https://bot.example.org/hooks/twilio?tenant=42", form))
                .isEqualTo("OKI8rzsCzW2znk9BLZRYck3WqNw=");
    }

    @Test
    void tellsWhoWroteWhat() {
        STAGE.write(account, "Привет & пока");
        Receiver.Delivery delivery = receiver.next();
        Form form = delivery.form();
        assertThat(form.first("Body")).isEqualTo("Привет & пока");
        assertThat(form.first("From")).isEqualTo(Stage.ANNAS_ADDRESS);
        assertThat(form.first("To")).isEqualTo(account.address());
        assertThat(form.first("WaId")).isEqualTo(Stage.ANNA);
        assertThat(form.first("ExternalUserId")).isEqualTo("whatsapp:US.9700100201");
        assertThat(form.first("MessageSid")).isEqualTo(form.first("SmsSid"));
        assertThat(delivery.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(delivery.headers().get("x-twilio-signature"))
                .isEqualTo(Signature.of(account.token(), receiver.url(), form));
    }

    @Test
    void keepsTheFragmentOutOfRequestAndSignature() {
        paste(receiver.url() + "#rc=2&rp=all", "");
        STAGE.write(account, "hi");
        Receiver.Delivery delivery = receiver.next();
        assertThat(delivery.headers().get("x-twilio-signature"))
                .isEqualTo(Signature.of(account.token(), receiver.url(), delivery.form()));
    }

    @Test
    void losesWhatIsAnsweredWithAnErrorUnlessToldToRepeat() {
        receiver.status(delivery -> delivery.form().first("Body", "").equals("lost") ? 500 : 200);
        STAGE.write(account, "lost");
        STAGE.write(account, "next");
        assertThat(receiver.next().form().first("Body")).isEqualTo("lost");
        assertThat(receiver.next().form().first("Body")).isEqualTo("next");
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void repeatsAsTheFragmentSays() {
        AtomicInteger count = new AtomicInteger();
        receiver.status(delivery -> count.incrementAndGet() < 3 ? 503 : 200);
        paste(receiver.url() + "#rc=5&rp=5xx", "");
        STAGE.write(account, "patience");
        Receiver.Delivery first = receiver.next();
        receiver.next();
        Receiver.Delivery third = receiver.next();
        assertThat(third.headers().get("i-twilio-idempotency-token"))
                .isEqualTo(first.headers().get("i-twilio-idempotency-token"));
        STAGE.write(account, "next");
        assertThat(receiver.next().form().first("Body")).isEqualTo("next");
    }

    @Test
    void turnsToTheFallbackInTheEnd() {
        receiver.status(delivery -> delivery.path().equals("/hook") ? 500 : 200);
        paste(receiver.url(), receiver.url().replace("/hook", "/fallback"));
        STAGE.write(account, "hi");
        assertThat(receiver.next().path()).isEqualTo("/hook");
        Receiver.Delivery second = receiver.next();
        assertThat(second.path()).isEqualTo("/fallback");
        assertThat(second.form().first("ErrorCode")).isEqualTo("11200");
    }

    @Test
    void forgesOnDemand() {
        STAGE.control(
                "POST",
                "messages",
                "{\"account\":\"" + account.key() + "\",\"user\":\"1234567\",\"text\":\"x\",\"signature\":\"wrong\"}");
        Receiver.Delivery delivery = receiver.next();
        assertThat(delivery.headers().get("x-twilio-signature"))
                .isNotEqualTo(Signature.of(account.token(), receiver.url(), delivery.form()));
    }

    @Test
    void hidesAPhoneBehindTheScopedId() {
        STAGE.control(
                "POST",
                "messages",
                "{\"account\":\"" + account.key()
                        + "\",\"user\":{\"id\":\"700100201\",\"showsPhone\":false},\"text\":\"x\"}");
        Form form = receiver.next().form();
        assertThat(form.first("From")).isEqualTo("whatsapp:US.9700100201");
        assertThat(form.first("WaId")).isNull();
        STAGE.create(account, Map.of("Body", "for you", "To", "whatsapp:US.9700100201"));
        assertThat(STAGE.seen(account).getLast().path("text").asString()).isEqualTo("for you");
    }

    @Test
    void tellsOfPlacesCardsAndDocuments() {
        Form place = order("\"location\":{\"latitude\":50.45,\"longitude\":30.5,\"label\":\"Office\"}");
        assertThat(place.first("MessageType")).isEqualTo("location");
        assertThat(place.first("Latitude")).isEqualTo("50.45");
        Form card = order("\"contact\":{\"firstName\":\"Oleh\",\"phoneNumber\":\"+380501234567\"}");
        assertThat(card.first("MediaContentType0")).isEqualTo("text/vcard");
        Form document = order("\"document\":{\"fileName\":\"contract.pdf\"}");
        assertThat(document.first("Body")).isEqualTo("contract.pdf");
        assertThat(document.first("MessageSid")).startsWith("MM");
    }

    @Test
    void keepsFilesBehindCredentialsAndALinkThatExpires() {
        String address = order("\"photo\":{}").first("MediaUrl0", "");
        HttpRequest.Builder bare = HttpRequest.newBuilder(URI.create(address));
        assertThat(STAGE.exchange(bare).statusCode()).isEqualTo(401);
        HttpResponse<String> redirect = STAGE.get(account, address);
        assertThat(redirect.statusCode()).isEqualTo(307);
        String link = redirect.headers().firstValue("Location").orElse("");
        assertThat(link).startsWith("http://localhost:");
        assertThat(STAGE.exchange(HttpRequest.newBuilder(URI.create(link))).statusCode())
                .isEqualTo(200);
        assertThat(STAGE.get(account, link).statusCode()).isEqualTo(400);
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":14401}");
        assertThat(STAGE.exchange(HttpRequest.newBuilder(URI.create(link))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void carriesOutWhatTheAnswerAsksFor() {
        receiver.answer("<Response><Message>We are &lt;closed&gt;</Message></Response>");
        STAGE.write(account, "hi");
        receiver.next();
        await().untilAsserted(() -> assertThat(
                        STAGE.seen(account).getLast().path("text").asString())
                .isEqualTo("We are <closed>"));
    }
}
