package dev.frontdesk.connectors.max;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Recognises an update that comes again; MAX gives them no id. */
final class EventKey {

    private EventKey() {}

    static String of(String type, Update update) {
        Update.Message message = update.message();
        Update.Body body = message == null ? null : message.body();
        Update.Callback press = update.callback();
        Update.User user = update.user();
        if (press != null) {
            // one callback id serves every press of a keyboard
            long presser = press.user() == null ? 0 : press.user().userId();
            return type + ":" + press.callbackId() + ":" + presser + ":" + press.timestamp();
        }
        if (body != null && body.mid() != null) {
            return type + ":" + body.mid() + (type.equals("message_created") ? "" : ":" + update.timestamp());
        }
        return type + ":" + update.timestamp() + ":" + update.chatId() + ":" + (user == null ? 0 : user.userId());
    }

    static String unreadable(String type, String raw) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
            return type + ":" + HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
