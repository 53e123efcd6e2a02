package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Dialect;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.Rejected;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Sends as the community. A repeat under the same {@code random_id} brings no second message. See
 * <a href="https://dev.vk.com/ru/method/messages.send">messages.send</a>.
 */
final class VkMessenger implements Messenger {

    static final int TEXT_MAX = 4096;

    private static final int ATTACHMENTS_MAX = 10;

    /** Of the 20 calls a second, some are left for the rest. */
    private static final Limits LIMITS = new Limits(
            TEXT_MAX,
            true,
            Duration.ofSeconds(8),
            new Rate(16, Duration.ofSeconds(1)),
            null,
            null,
            TEXT_MAX,
            ATTACHMENTS_MAX,
            Uploads.BYTES_MAX,
            Keyboard.BUTTONS_MAX,
            null,
            false);

    /** A link whose words are its address. */
    private static final Pattern TWICE = Pattern.compile("(https?://\\S+) \\(\\1/?\\)");

    private final VkApi api;
    private final Apps apps;
    private final Uploads uploads;
    private final VkDialect dialect = new VkDialect();
    private final Spare spare = new Spare();

    VkMessenger(VkApi api, Apps apps) {
        this.api = api;
        this.apps = apps;
        this.uploads = new Uploads(api);
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String send(Outgoing message) {
        long peer = Long.parseLong(message.chatId());
        String text = message.text() == null
                ? message.plain()
                : TWICE.matcher(message.text()).replaceAll("$1");
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("peer_ids", peer);
        arguments.put("random_id", randomId(message.key()));
        arguments.put("message", text);
        arguments.put("disable_mentions", 1);
        if (!message.attachments().isEmpty()) {
            arguments.put(
                    "attachment",
                    message.attachments().stream()
                            .map(attachment -> uploads.upload(peer, attachment))
                            .collect(Collectors.joining(",")));
        }
        if (!message.choices().options().isEmpty()) {
            arguments.put("keyboard", Keyboard.json(message.choices(), apps.knowCallbacks(peer)));
        }
        if (message.replyTo() != null) {
            arguments.put("forward", reply(peer, message.replyTo()));
        }
        return deliver(arguments, message.choices());
    }

    /** Never 0, which would switch the recognition off. */
    static int randomId(long key) {
        int folded = Long.hashCode(key * 0x9E37_79B9_7F4A_7C15L);
        return folded == 0 ? 1 : folded;
    }

    /** By number: messages of group chats have no id. */
    private static String reply(long peer, String number) {
        var forward = VkApi.JSON.createObjectNode().put("peer_id", peer).put("is_reply", 1);
        forward.putArray("conversation_message_ids").add(Long.parseLong(number));
        return forward.toString();
    }

    /** Without the keyboard where the community may not have one, and without the reply where its message is gone. */
    private String deliver(Map<String, Object> arguments, Choices choices) {
        try {
            return deliver(arguments);
        } catch (Rejected refusal) {
            if (refusal.code().equals(VkRefusals.code(912)) && arguments.remove("keyboard") != null) {
                String text = arguments.get("message") + Keyboard.written(choices);
                arguments.put("message", text.strip());
                return deliver(arguments, Choices.NONE);
            }
            boolean mayBeTheReply = refusal.code().equals(VkRefusals.code(100))
                    || refusal.code().equals(VkRefusals.code(921));
            if (mayBeTheReply && arguments.remove("forward") != null) {
                return deliver(arguments, choices);
            }
            throw refusal;
        }
    }

    /** By {@code peer_ids} even for one: only then the answer holds the number within the conversation. */
    private String deliver(Map<String, Object> arguments) {
        JsonNode result = api.call("messages.send", arguments).path(0);
        JsonNode error = result.path("error");
        if (error.isObject()) {
            throw VkRefusals.of(
                    "messages.send",
                    error.path("code").asInt(0),
                    error.path("description").asString(""));
        }
        return result.path("conversation_message_id")
                .asString(result.path("message_id").asString(""));
    }

    @Override
    public void typing(String chatId) {
        if (spare.take()) {
            attempt("messages.setActivity", Map.of("peer_id", chatId, "type", "typing"));
        }
    }

    @Override
    public void acknowledgePress(String pressId) {
        if (!pressId.isEmpty()) {
            PressId press = PressId.parse(pressId);
            attempt(
                    "messages.sendMessageEventAnswer",
                    Map.of("event_id", press.event(), "user_id", press.user(), "peer_id", press.peer()));
        }
    }

    private void attempt(String method, Map<String, ?> arguments) {
        try {
            api.call(method, arguments);
        } catch (Refusal refusal) {
            // only a courtesy, and soon out of date
        }
    }
}
