package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of a chat.
 *
 * @param date Unix seconds
 * @param editDate Unix seconds, 0 if never edited
 * @param thread topic, 0 for none
 * @param text the text, or the caption if there is media
 * @param extra media and service fields as they travel
 */
record Message(
        int id,
        long date,
        long editDate,
        Person from,
        boolean outgoing,
        int thread,
        @Nullable Message replyTo,
        FormattedText text,
        @Nullable ObjectNode extra,
        @Nullable JsonNode markup) {

    Message withoutReply() {
        return replyTo == null
                ? this
                : new Message(id, date, editDate, from, outgoing, thread, null, text, extra, markup);
    }

    Message edited(long at, FormattedText newText, @Nullable ObjectNode newExtra, @Nullable JsonNode newMarkup) {
        return new Message(id, date, at, from, outgoing, thread, replyTo, newText, newExtra, newMarkup);
    }

    boolean hasMedia() {
        return extra != null && MessageJson.mediaKind(extra) != null;
    }

    /** The inline keyboard, or null. */
    @Nullable JsonNode inlineKeyboard() {
        return markup == null ? null : markup.get("inline_keyboard");
    }
}
