package dev.frontdesk.sandbox.vk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.vk.Stage.Community;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VkCallTests {

    private final Stage stage = new Stage();
    private Community shop = stage.community();

    @BeforeEach
    void begin() {
        stage.control("PUT", "clock", "{}");
        stage.control("PUT", "limits", "{}");
        stage.control("PUT", "limits", "{\"callsPerSecond\":1000}");
        stage.control("PUT", "faults", "{}");
        shop = stage.community();
    }

    @AfterAll
    void end() {
        stage.close();
    }

    private int sendError(Object... arguments) {
        return stage.error(shop, "messages.send", arguments);
    }

    @Test
    void refusesInItsOwnOrder() {
        assertThat(stage.error(shop, "messages.sing")).isEqualTo(3);
        JsonNode unversioned = stage.post("groups.getById", Map.of("access_token", shop.token()));
        assertThat(unversioned.path("error").path("error_code").asInt()).isEqualTo(8);
        JsonNode unknown = stage.post("groups.getById", Map.of("access_token", "vk1.a.nobody", "v", "5.199", "x", "1"));
        assertThat(unknown.path("error").path("error_code").asInt()).isEqualTo(5);
        assertThat(unknown.toString()).contains("\"key\":\"x\"").doesNotContain("vk1.a.nobody");
        String user = stage.control("POST", "tokens", "{}").path("token").asString();
        assertThat(stage.error(new Community(1, user), "groups.getTokenPermissions"))
                .isEqualTo(27);
        assertThat(stage.error(shop, "groups.getCallbackServers", "group_id", 1))
                .isEqualTo(15);
        Community weak = stage.community("{\"permissions\":[\"photos\"]}");
        assertThat(stage.error(weak, "groups.getCallbackServers", "group_id", weak.id()))
                .isEqualTo(15);
        assertThat(stage.error(weak, "messages.getConversations")).isEqualTo(7);
    }

    @Test
    void takesTwentyCallsASecond() {
        stage.control("PUT", "limits", "{\"callsPerSecond\":3}");
        for (int i = 0; i < 3; i++) {
            assertThat(stage.error(shop, "groups.getById")).isZero();
        }
        assertThat(stage.error(shop, "groups.getById")).isEqualTo(6);
    }

    @Test
    void refusesAFloodToOnePerson() {
        stage.control("PUT", "limits", "{\"messagesPerHour\":1}");
        stage.write(shop, "\"text\":\"hi\"");
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a"))
                .isZero();
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 2, "message", "b"))
                .isEqualTo(9);
        stage.control("PUT", "clock", "{\"advanceSeconds\":3601}");
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 2, "message", "b"))
                .isZero();
    }

    @Test
    void gatewaysOwnFaultsAreReal() {
        stage.control("PUT", "faults", "{\"account\":\"" + shop.id() + "\",\"errorCode\":29}");
        assertThat(stage.error(shop, "groups.getById")).isEqualTo(29);
        stage.control("PUT", "faults", "{\"account\":\"" + shop.id() + "\",\"status\":500}");
        assertThat(stage.error(shop, "groups.getById")).isEqualTo(10);
    }

    @Test
    void checksWhatIsSent() {
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a"))
                .isEqualTo(901);
        stage.write(shop, "\"text\":\"hi\"");
        assertThat(sendError("peer_id", Stage.ANNA, "message", "a")).isEqualTo(100);
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1)).isEqualTo(100);
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a".repeat(4097)))
                .isEqualTo(914);
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a".repeat(9001)))
                .isEqualTo(910);
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "attachment", "photo1_2"))
                .isEqualTo(100);
        assertThat(sendError("peer_id", 2_000_000_001L, "random_id", 1, "message", "a"))
                .isEqualTo(917);
        assertThat(sendError("peer_id", -5, "random_id", 1, "message", "a")).isEqualTo(100);
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a", "reply_to", 99))
                .isEqualTo(100);
    }

    @Test
    void sendsOnceUnderOneRandomId() {
        stage.write(shop, "\"text\":\"hi\"");
        Object[] message = {"peer_id", Stage.ANNA, "random_id", 77, "message", "once"};
        int first = stage.call(shop, "messages.send", message).path("response").asInt();
        assertThat(stage.call(shop, "messages.send", message).path("response").asInt())
                .isEqualTo(first);
        Object[] free = {"peer_id", Stage.ANNA, "random_id", 0, "message", "twice"};
        assertThat(stage.call(shop, "messages.send", free).path("response").asInt())
                .isNotEqualTo(
                        stage.call(shop, "messages.send", free).path("response").asInt());
        assertThat(stage.control("GET", "messages?account=" + shop.id() + "&chat=" + Stage.ANNA, "")
                        .path("items"))
                .hasSize(4);
    }

    @Test
    void tellsOfEachPeerByItself() {
        stage.write(shop, "\"text\":\"hi\"");
        JsonNode results = stage.call(
                        shop, "messages.send", "peer_ids", Stage.ANNA + ",550099", "random_id", 1, "message", "a")
                .path("response");
        assertThat(results.path(0).path("conversation_message_id").asInt()).isEqualTo(2);
        assertThat(results.path(1).path("error").path("code").asInt()).isEqualTo(901);
    }

    @ParameterizedTest
    @CsvSource({"denied,901", "blacklisted,900", "private,902", "kicked,917", "timed_out,950"})
    void refusesWhomItMayNotWrite(String status, int error) {
        stage.write(shop, "\"text\":\"hi\"");
        stage.control(
                "POST",
                "blocks",
                "{\"account\":\"" + shop.id() + "\",\"user\":" + Stage.ANNA + ",\"status\":\"" + status + "\"}");
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a"))
                .isEqualTo(error);
    }

    private static final String BUTTON =
            "{\"action\":{\"type\":\"callback\",\"label\":\"Yes\",\"payload\":\"{}\"},\"color\":\"positive\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"inline\":true}",
                "{\"inline\":true,\"one_time\":true,\"buttons\":[]}",
                "{\"inline\":true,\"buttons\":[[]]}",
                "{\"buttons\":[[{\"action\":{\"type\":\"dance\",\"label\":\"x\"}}]]}",
                "{\"buttons\":[[{\"action\":{\"type\":\"text\",\"label\":\"\"}}]]}",
                "{\"buttons\":[[{\"action\":{\"type\":\"text\",\"label\":\"x\",\"payload\":\"{half\"}}]]}",
                "{\"buttons\":[[{\"action\":{\"type\":\"open_link\",\"label\":\"x\",\"link\":\"https://a\"},\"color\":\"primary\"}]]}"
            })
    void refusesAKeyboardOfTheWrongForm(String keyboard) {
        stage.write(shop, "\"text\":\"hi\"");
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a", "keyboard", keyboard))
                .isEqualTo(911);
    }

    @Test
    void boundsKeyboards() {
        stage.write(shop, "\"text\":\"hi\"");
        String row = "[" + BUTTON + "]";
        String seven =
                "{\"inline\":true,\"buttons\":[" + String.join(",", java.util.Collections.nCopies(7, row)) + "]}";
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a", "keyboard", seven))
                .isEqualTo(911);
        String one = "{\"inline\":true,\"buttons\":[" + row + "]}";
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 1, "message", "a", "keyboard", one))
                .isZero();
        stage.control("PUT", "accounts/" + shop.id(), "{\"botCapabilities\":false}");
        assertThat(sendError("peer_id", Stage.ANNA, "random_id", 2, "message", "a", "keyboard", one))
                .isEqualTo(912);
    }

    @Test
    void takesOneAnswerToAPress() {
        stage.write(shop, "\"text\":\"hi\"");
        String keyboard = "{\"inline\":true,\"buttons\":[[" + BUTTON + "]]}";
        stage.call(shop, "messages.send", "peer_id", Stage.ANNA, "random_id", 1, "message", "a", "keyboard", keyboard);
        String press =
                "{\"account\":\"" + shop.id() + "\",\"user\":" + Stage.ANNA + ",\"message\":2,\"button\":\"Yes\"}";
        String id = stage.control("POST", "callbacks", press).path("id").asString();
        Object[] foreign = {"event_id", id, "user_id", 1, "peer_id", Stage.ANNA};
        Object[] right = {"event_id", id, "user_id", Stage.ANNA, "peer_id", Stage.ANNA};
        assertThat(stage.error(shop, "messages.sendMessageEventAnswer", foreign))
                .isEqualTo(100);
        assertThat(stage.error(shop, "messages.sendMessageEventAnswer", right)).isZero();
        assertThat(stage.error(shop, "messages.sendMessageEventAnswer", right)).isEqualTo(100);
        String late = stage.control("POST", "callbacks", press).path("id").asString();
        stage.control("PUT", "clock", "{\"advanceSeconds\":61}");
        assertThat(stage.error(
                        shop,
                        "messages.sendMessageEventAnswer",
                        "event_id",
                        late,
                        "user_id",
                        Stage.ANNA,
                        "peer_id",
                        Stage.ANNA))
                .isEqualTo(100);
    }

    @Test
    void editsAndDeletesWithinADay() {
        stage.write(shop, "\"text\":\"hi\"");
        stage.call(shop, "messages.send", "peer_id", Stage.ANNA, "random_id", 1, "message", "a");
        assertThat(stage.error(shop, "messages.edit", "peer_id", Stage.ANNA, "cmid", 2, "message", "b"))
                .isZero();
        assertThat(stage.error(shop, "messages.edit", "peer_id", Stage.ANNA, "cmid", 1, "message", "b"))
                .isEqualTo(920);
        stage.control("PUT", "clock", "{\"advanceSeconds\":90000}");
        assertThat(stage.error(shop, "messages.edit", "peer_id", Stage.ANNA, "cmid", 2, "message", "c"))
                .isEqualTo(909);
        JsonNode results = stage.call(
                        shop, "messages.delete", "peer_id", Stage.ANNA, "cmids", "2,9", "delete_for_all", 1)
                .path("response");
        assertThat(results.path(0).path("error").path("code").asInt()).isEqualTo(924);
        assertThat(results.path(1).path("error").path("code").asInt()).isEqualTo(100);
    }

    @Test
    void tellsOfPeopleAndConversations() {
        stage.write(shop, "\"text\":\"hi\"");
        stage.write(shop, "\"text\":\"again\"");
        stage.control(
                "POST",
                "messages",
                "{\"account\":\"" + shop.id()
                        + "\",\"user\":{\"id\":550077,\"deactivated\":\"deleted\"},\"text\":\"x\"}");
        JsonNode people = stage.call(shop, "users.get", "user_ids", Stage.ANNA + ",550077,9")
                .path("response");
        assertThat(people).hasSize(2);
        assertThat(people.path(1).path("deactivated").asString()).isEqualTo("deleted");
        assertThat(sendError("peer_id", 550_077, "random_id", 1, "message", "a"))
                .isEqualTo(18);
        JsonNode unread = stage.call(shop, "messages.getConversations", "filter", "unread", "extended", 1)
                .path("response");
        assertThat(unread.path("count").asInt()).isEqualTo(2);
        assertThat(unread.path("profiles")).hasSize(2);
        stage.call(shop, "messages.send", "peer_id", Stage.ANNA, "random_id", 1, "message", "a");
        assertThat(stage.call(shop, "messages.getConversations", "filter", "unread")
                        .path("response")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(stage.error(shop, "messages.getConversations", "count", 201)).isEqualTo(100);
    }
}
