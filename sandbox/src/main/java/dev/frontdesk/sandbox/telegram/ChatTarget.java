package dev.frontdesk.sandbox.telegram;

/** Finds the chat that a call names, and checks that the bot may act in it. */
final class ChatTarget {

    private ChatTarget() {}

    static Chat open(Call call) {
        Chat chat = find(call);
        chat.requireOpen();
        return chat;
    }

    static Chat find(Call call) {
        String name = call.arguments().text("chat_id");
        if (name == null) {
            throw Refusal.badRequest("chat_id is empty");
        }
        Chat chat = name.startsWith("@") ? call.bot().chatNamed(name.substring(1)) : byId(call, name);
        if (chat == null) {
            throw Refusal.badRequest("chat not found");
        }
        return chat;
    }

    private static @org.jspecify.annotations.Nullable Chat byId(Call call, String text) {
        long id;
        try {
            id = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("chat not found");
        }
        Chat chat = call.bot().chat(id);
        if (chat != null) {
            return chat;
        }
        if (call.telegram().bots().find(id) != null) {
            throw Refusal.forbidden("bot can't send messages to bots");
        }
        if (id > 0 && call.telegram().people().find(id) != null) {
            throw Refusal.forbidden("bot can't initiate conversation with a user");
        }
        return null;
    }

    /** The topic that a call names, 0 for none. */
    static int thread(Call call, Chat chat) {
        int thread = (int) call.arguments().integer("message_thread_id", 0);
        if (thread != 0 && !chat.hasThread(thread)) {
            throw Refusal.badRequest("message thread not found");
        }
        return thread;
    }
}
