package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to messages, and their end. */
final class EditMethods {

    private static final long DELETABLE_SECONDS = 48 * 3600L;
    private static final int IDS_MAX = 100;

    private EditMethods() {}

    static void addTo(Map<String, ApiMethod> methods) {
        methods.put("editmessagetext", call -> {
            FormattedText text = TextArgument.text(call.arguments());
            return edit(call, old -> {
                if (old.hasMedia()) {
                    throw Refusal.badRequest("there is no text in the message to edit");
                }
                return new Change(text, old.extra());
            });
        });
        methods.put("editmessagecaption", call -> {
            FormattedText caption = TextArgument.caption(call.arguments());
            return edit(call, old -> {
                if (!old.hasMedia()) {
                    throw Refusal.badRequest("there is no caption in the message to edit");
                }
                return new Change(caption, old.extra());
            });
        });
        methods.put("editmessagereplymarkup", call -> edit(call, old -> new Change(old.text(), old.extra())));
        methods.put("editmessagemedia", call -> {
            Media media = Media.inJson(call, call.arguments().json("media", "InputMedia"));
            return edit(call, old -> new Change(media.caption(), media.store()));
        });
        methods.put("deletemessage", EditMethods::delete);
        methods.put("deletemessages", EditMethods::deleteAll);
    }

    private record Change(FormattedText text, @Nullable ObjectNode extra) {}

    @FunctionalInterface
    private interface Edit {
        Change apply(Message old);
    }

    private static Reply edit(Call call, Edit edit) {
        JsonNode markup = ReplyMarkup.of(call.arguments());
        Chat chat = ChatTarget.open(call);
        int id = (int) call.arguments().integer("message_id", 0);
        Message old = chat.transcript().find(id);
        if (old == null) {
            throw Refusal.badRequest("message to edit not found");
        }
        if (!old.outgoing()) {
            throw Refusal.badRequest("message can't be edited");
        }
        Change change = edit.apply(old);
        if (change.text.equals(old.text())
                && Objects.equals(change.extra, old.extra())
                && Objects.equals(markup, old.markup())) {
            throw Refusal.badRequest("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        chat.takePace();
        Message edited = old.edited(call.telegram().clock().seconds(), change.text, change.extra, markup);
        if (!chat.transcript().replace(edited)) {
            throw Refusal.badRequest("message to edit not found");
        }
        chat.tell("edit", () -> ChatView.message(chat, edited));
        return Reply.of(json -> MessageJson.write(json, chat, edited));
    }

    private static Reply delete(Call call) {
        Chat chat = ChatTarget.open(call);
        int id = (int) call.arguments().integer("message_id", 0);
        Message message = chat.transcript().find(id);
        if (message == null) {
            throw Refusal.badRequest("message to delete not found");
        }
        if (!isDeletable(chat, message)) {
            throw Refusal.badRequest("message can't be deleted");
        }
        remove(chat, id);
        return Reply.TRUE;
    }

    private static Reply deleteAll(Call call) {
        JsonNode ids = call.arguments().json("message_ids", "message_ids");
        if (ids == null || !ids.isArray() || ids.isEmpty()) {
            throw Refusal.badRequest("message identifiers are not specified");
        }
        if (ids.size() > IDS_MAX) {
            throw Refusal.badRequest("too many message identifiers specified");
        }
        Chat chat = ChatTarget.open(call);
        for (JsonNode id : ids) {
            Message message = chat.transcript().find(id.asInt(0));
            if (message != null && isDeletable(chat, message)) {
                remove(chat, message.id());
            }
        }
        return Reply.TRUE;
    }

    private static boolean isDeletable(Chat chat, Message message) {
        long age = chat.bot().telegram().clock().seconds() - message.date();
        boolean mayTouch =
                message.outgoing() || chat.type() == ChatType.PRIVATE || chat.standing() == Standing.ADMINISTRATOR;
        return mayTouch && age < DELETABLE_SECONDS;
    }

    private static void remove(Chat chat, int id) {
        if (chat.transcript().remove(id)) {
            chat.tell(
                    "delete",
                    () -> dev.frontdesk.sandbox.Json.object()
                            .put("chat", chat.id())
                            .put("id", id));
        }
    }
}
