package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The end that all sends have in common: keyboard, chat, rights, topic, reply, rate, message. */
final class Sending {

    private Sending() {}

    static Reply send(Call call, FormattedText text, @Nullable ObjectNode extra) {
        Posted posted = post(call, text, extra, true);
        return Reply.of(json -> MessageJson.write(json, posted.chat, posted.message));
    }

    record Posted(Chat chat, Message message) {}

    /** {@code paced} is false for the further messages of an album, which counts once. */
    static Posted post(Call call, FormattedText text, @Nullable ObjectNode extra, boolean paced) {
        JsonNode markup = ReplyMarkup.of(call.arguments());
        Chat chat = ChatTarget.open(call);
        if (call.arguments().has("business_connection_id")) {
            throw Refusal.badRequest("business connection not found");
        }
        int thread = ChatTarget.thread(call, chat);
        Message replyTo = replyTo(call.arguments(), chat);
        if (paced) {
            chat.takePace();
        }
        long now = call.telegram().clock().seconds();
        Person from = call.bot().person();
        Message message =
                chat.transcript().add(id -> new Message(id, now, 0, from, true, thread, replyTo, text, extra, markup));
        chat.answered();
        chat.tell("message", () -> ChatView.message(chat, message));
        return new Posted(chat, message);
    }

    private static @Nullable Message replyTo(Arguments arguments, Chat chat) {
        JsonNode parameters = arguments.json("reply_parameters", "reply parameters");
        boolean lenient = arguments.flag("allow_sending_without_reply");
        int id = (int) arguments.integer("reply_to_message_id", 0);
        if (parameters != null) {
            if (!parameters.isObject()) {
                throw Refusal.badRequest("object expected as reply parameters");
            }
            id = parameters.path("message_id").asInt(0);
            lenient = parameters.path("allow_sending_without_reply").asBoolean(false);
        }
        if (id == 0) {
            return null;
        }
        Message target = chat.transcript().find(id);
        if (target == null && !lenient) {
            throw Refusal.badRequest("message to be replied not found");
        }
        return target == null ? null : target.withoutReply();
    }
}
