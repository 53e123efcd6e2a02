package dev.frontdesk.connectors.vk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as VK writes them, and as nobody should. */
class EventDecoderTests {

    private static final long GROUP = 212_345_678;

    private final Connection connection = new VkConnector(Clock.systemUTC())
            .open(new Account(
                    null,
                    Map.of(),
                    Map.of("token", new Secret("vk1.a.token")),
                    new Profile(Long.toString(GROUP), "Shop", List.of()),
                    URI.create("http://127.0.0.1:1/vk"),
                    HttpClient.newHttpClient()));

    private Inbound decoded(String type, String object) {
        return connection.decode("{\"type\":\"" + type + "\",\"event_id\":\"5a1f0c\",\"v\":\"5.199\",\"group_id\":"
                + GROUP + ",\"object\":" + object + "}");
    }

    private Inbound message(String more) {
        return decoded(
                "message_new",
                "{\"message\":{\"date\":1763632800,\"from_id\":550011,\"id\":901,\"out\":0,\"conversation_message_id\":31,"
                        + "\"peer_id\":550011," + more + "}}");
    }

    @Test
    void takesTheLargestPicture() {
        Inbound.Message message =
                (Inbound.Message) message("\"text\":\"\",\"attachments\":[{\"type\":\"photo\",\"photo\":{\"sizes\":["
                        + "{\"type\":\"s\",\"url\":\"https://sun9.example/s.jpg\",\"width\":75,\"height\":56},"
                        + "{\"type\":\"w\",\"url\":\"https://sun9.example/w.jpg\",\"width\":1920,\"height\":1440},"
                        + "{\"type\":\"m\",\"url\":\"https://sun9.example/m.jpg\",\"width\":130,\"height\":98}]}}]");
        assertThat(message.parts().getFirst().reference()).isEqualTo("https://sun9.example/w.jpg");
        assertThat(message.messageId()).isEqualTo("31");
    }

    @Test
    void takesThePressOfAButton() {
        Inbound.Pressed pressed = (Inbound.Pressed) decoded(
                "message_event",
                "{\"user_id\":550011,\"peer_id\":550011,\"event_id\":\"b1c2d3e4f5\",\"payload\":{\"choice\":\"ok:7\"},"
                        + "\"conversation_message_id\":33}");
        assertThat(pressed.data()).isEqualTo("ok:7");
        assertThat(PressId.parse(pressed.pressId())).isEqualTo(new PressId("b1c2d3e4f5", 550_011, 550_011));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"from_id\":-1,\"text\":\"I am a bot\"",
                "\"from_id\":-212345678,\"out\":1,\"text\":\"our own\"",
                "\"text\":\"\"",
                "\"text\":\"\",\"attachments\":[{\"type\":\"gift\",\"gift\":{}}]",
                "\"text\":null,\"attachments\":7",
                "\"text\":\"\",\"action\":{\"type\":\"chat_invite_user\",\"member_id\":550012}"
            })
    void ignoresWhatIsNotForIt(String more) {
        assertThat(message(more)).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_reply", "message_typing_state", "wall_post_new", "message_event", "message_deny"})
    void ignoresEventsWithoutContent(String type) {
        assertThat(decoded(type, "{}")).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"half\":", "{}", "{\"type\":\"message_new\",\"object\":[]}", "7"})
    void refusesWhatIsNoEvent(String raw) {
        assertThatThrownBy(() -> connection.decode(raw)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesMessagesForwardedIntoOneAnotherWithoutEnd() {
        String nested = "{\"from_id\":1,\"text\":\"deep\",\"fwd_messages\":[".repeat(150) + "]}".repeat(150);
        Inbound.Message message = (Inbound.Message) message("\"text\":\"top\",\"fwd_messages\":[" + nested + "]");
        assertThat(message.text()).startsWith("top").hasSizeLessThan(200);
        String bomb = "[".repeat(100_000);
        assertThatThrownBy(() -> message("\"text\":\"x\",\"fwd_messages\":" + bomb))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAMessageOfAHundredThousandCharactersAtOnce() {
        Inbound.Message message = (Inbound.Message) message("\"text\":\"" + "[club1|".repeat(15_000) + "\"");
        assertThat(message.text()).hasSizeGreaterThan(100_000);
    }

    @Test
    void refusesForgedPostsWhateverTheyHold() {
        Webhook webhook = connection.webhook().orElseThrow();
        for (String secret : List.of("\"\"", "7", "null", "{\"a\":1}", "\"guess\"")) {
            String body = "{\"type\":\"message_new\",\"group_id\":" + GROUP + ",\"event_id\":\"1\",\"secret\":" + secret
                    + ",\"object\":{}}";
            Webhook.Request post = new Webhook.Request(
                    URI.create("http://localhost/hooks/x"), Map.of(), body.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> webhook.receive(post, new Secret("a-secret")))
                    .isInstanceOf(Webhook.Forged.class);
        }
    }
}
