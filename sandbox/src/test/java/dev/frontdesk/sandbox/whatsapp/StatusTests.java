package dev.frontdesk.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.whatsapp.Stage.TestAccount;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages after Twilio took them. */
class StatusTests {

    private static final Stage STAGE = new Stage();

    private Receiver receiver;
    private TestAccount account;

    @BeforeEach
    void begin() {
        STAGE.reset();
        receiver = new Receiver();
        account = STAGE.account("{}");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @AfterAll
    static void end() {
        STAGE.close();
    }

    private String send(String body) {
        return Stage.sid(STAGE.create(account, Map.of("Body", body, "StatusCallback", receiver.url())));
    }

    private String next() {
        return receiver.next().form().first("MessageStatus", "");
    }

    private String failure() {
        for (int i = 0; i < 4; i++) {
            Form form = receiver.next().form();
            if (form.first("ErrorCode") != null) {
                return form.first("MessageStatus") + " " + form.first("ErrorCode");
            }
        }
        return "none";
    }

    @Test
    void tellsEveryStepInOrder() {
        STAGE.write(account, "hi");
        String sid = send("Hello");
        Receiver.Delivery first = receiver.next();
        assertThat(first.form().first("MessageStatus")).isEqualTo("queued");
        assertThat(first.form().first("MessageSid")).isEqualTo(sid);
        assertThat(first.form().first("To")).isEqualTo(Stage.ANNAS_ADDRESS);
        assertThat(first.form().first("From")).isEqualTo(account.address());
        assertThat(first.headers().get("x-twilio-signature"))
                .isEqualTo(Signature.of(account.token(), receiver.url(), first.form()));
        assertThat(next()).isEqualTo("sent");
        assertThat(next()).isEqualTo("delivered");
        assertThat(next()).isEqualTo("read");
        String path = account.messages().replace(".json", "/" + sid + ".json");
        assertThat(Json.MAPPER
                        .readTree(STAGE.get(account, path).body())
                        .path("status")
                        .asString())
                .isEqualTo("read");
    }

    @Test
    void tellsThemInDisorderAndTwiceOnDemand() {
        STAGE.write(account, "hi");
        STAGE.control("PUT", "limits", "{\"shuffle\":true}");
        STAGE.control("PUT", "faults", "{\"method\":\"webhook\",\"duplicateRate\":1}");
        send("Hello");
        assertThat(next()).isEqualTo("read");
        assertThat(next()).isEqualTo("read");
        assertThat(next()).isEqualTo("delivered");
    }

    @Test
    void deliversFreeTextOnlyForADayAfterThePersonWrote() {
        send("never wrote");
        assertThat(failure()).isEqualTo("undelivered 63016");
        STAGE.write(account, "hi");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":86399}");
        send("in time");
        receiver.next("MessageStatus", "delivered");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":2}");
        send("too late");
        assertThat(failure()).isEqualTo("undelivered 63016");
        assertThat(STAGE.seen(account))
                .extracting(message -> message.path("text").asString())
                .containsExactly("hi", "in time");
    }

    @Test
    void failsForThoseWhoBlockedOrAreNotThere() {
        STAGE.write(account, "hi");
        stand("blocked");
        send("x");
        assertThat(failure()).isEqualTo("undelivered 63014");
        stand("gone");
        send("x");
        assertThat(failure()).isEqualTo("undelivered 63003");
    }

    private void stand(String how) {
        STAGE.control(
                "POST",
                "blocks",
                "{\"account\":\"" + account.key() + "\",\"user\":\"700100201\",\"" + how + "\":true}");
    }

    @Test
    void letsPeopleJoinTheSharedSender() {
        account = STAGE.account("{\"joinWords\":\"brave-otter\"}");
        STAGE.write(account, "hi");
        send("x");
        assertThat(failure()).isEqualTo("failed 63015");
        STAGE.write(account, "Join brave-otter");
        send("welcome");
        receiver.next("MessageStatus", "delivered");
        send("too fast");
        assertThat(failure()).isEqualTo("failed 63018");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":259200}");
        STAGE.write(account, "still here?");
        send("x");
        assertThat(failure()).isEqualTo("failed 63015");
    }

    @Test
    void failsWhereAFileCannotBeFetched() {
        STAGE.write(account, "hi");
        for (String address : new String[] {"http://127.0.0.1:1/x.pdf", "https://example.org/x.pdf", receiver.url()}) {
            STAGE.create(
                    account,
                    Map.of("MediaUrl", address, "StatusCallback", receiver.url().replace("tenant", "of")));
            assertThat(receiver.next("ErrorCode", "63019").form().first("MessageStatus"))
                    .isEqualTo("failed");
        }
    }

    @Test
    void sendsOnlyApprovedContentOutsideTheWindow() {
        String content = Stage.sid(STAGE.call(
                account,
                "POST",
                "/v1/Content",
                "{\"friendly_name\":\"n\",\"language\":\"en\",\"variables\":{\"1\":\"you\"},"
                        + "\"types\":{\"twilio/quick-reply\":{\"body\":\"Hi {{1}}\",\"actions\":"
                        + "[{\"title\":\"Yes\",\"id\":\"y\"}]}}}",
                "application/json"));
        Map<String, String> message =
                Map.of("ContentSid", content, "ContentVariables", "{\"1\":\"Anna\"}", "StatusCallback", receiver.url());
        STAGE.create(account, message);
        assertThat(failure()).isEqualTo("undelivered 63016");
        STAGE.control(
                "PUT",
                "approvals",
                "{\"account\":\"" + account.key() + "\",\"contentSid\":\"" + content + "\",\"status\":\"approved\"}");
        STAGE.create(account, message);
        receiver.next("MessageStatus", "delivered");
        assertThat(STAGE.seen(account).getLast().path("text").asString()).isEqualTo("Hi Anna");
        assertThat(STAGE.seen(account).getLast().path("buttons")).hasSize(1);
        assertThat(Stage.code(STAGE.create(account, Map.of("ContentSid", content, "ContentVariables", "[]"))))
                .isEqualTo(21656);
        assertThat(Stage.code(STAGE.create(account, Map.of("ContentSid", content, "Body", "x"))))
                .isEqualTo(20001);
    }
}
