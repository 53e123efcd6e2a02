package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import java.util.Map;
import java.util.Set;

/** Texts, what is shown before them, and answers to buttons. */
final class MessageMethods {

    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private MessageMethods() {}

    static void addTo(Map<String, ApiMethod> methods) {
        methods.put("sendmessage", call -> Sending.send(call, TextArgument.text(call.arguments()), null));
        methods.put("sendchataction", MessageMethods::sendChatAction);
        methods.put("sendmessagedraft", MessageMethods::sendMessageDraft);
        methods.put("answercallbackquery", MessageMethods::answerCallbackQuery);
        methods.put("getchat", call -> {
            Chat chat = ChatTarget.find(call);
            return Reply.of(chat::write);
        });
    }

    private static Reply sendChatAction(Call call) {
        String action = call.arguments().text("action", "");
        if (!ACTIONS.contains(action)) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        Chat chat = ChatTarget.open(call);
        ChatTarget.thread(call, chat);
        chat.act(action);
        return Reply.TRUE;
    }

    private static Reply sendMessageDraft(Call call) {
        FormattedText text = TextArgument.optionalText(call.arguments());
        long draft = call.arguments().integer("draft_id", 0);
        if (draft == 0) {
            throw Refusal.badRequest("draft_id must be non-zero");
        }
        Chat chat = ChatTarget.open(call);
        if (chat.type() != ChatType.PRIVATE) {
            throw Refusal.badRequest("message drafts can be sent only to private chats");
        }
        chat.draft(draft, text, call.arguments().flag("can_stop"), ChatTarget.thread(call, chat));
        return Reply.TRUE;
    }

    private static Reply answerCallbackQuery(Call call) {
        Arguments arguments = call.arguments();
        String text = arguments.text("text", "");
        if (text.length() > 200) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        Callbacks.Press press = call.bot()
                .callbacks()
                .answer(
                        arguments.text("callback_query_id", ""),
                        text,
                        arguments.flag("show_alert"),
                        arguments.text("url", ""));
        Chat chat = call.bot().chat(press.chat());
        if (chat != null) {
            chat.tell("callback", press::toJson);
        }
        return Reply.TRUE;
    }
}
