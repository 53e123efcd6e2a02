package dev.frontdesk.connectors.max;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we read of an <a href="https://dev.max.ru/docs-api/objects/Update">update</a>; the rest is skipped over. */
record Update(
        @Nullable String updateType,
        long timestamp,
        @Nullable Message message,
        @Nullable Callback callback,
        long chatId,
        boolean isChannel,
        @Nullable User user,
        @Nullable String payload,
        @Nullable String userLocale) {

    record Message(
            @Nullable User sender,
            @Nullable Recipient recipient,
            long timestamp,
            @Nullable Link link,
            @Nullable Body body) {}

    record Recipient(long chatId, @Nullable String chatType, long userId) {

        boolean isDialog() {
            return "dialog".equals(chatType);
        }

        boolean isChannel() {
            return "channel".equals(chatType);
        }
    }

    /** @param message only its content */
    record Link(
            @Nullable String type,
            @Nullable User sender,
            @Nullable Body message) {}

    record Body(
            @Nullable String mid,
            @Nullable String text,
            @Nullable List<Attachment> attachments,
            @Nullable List<Mark> markup) {}

    record Attachment(
            @Nullable String type,
            @Nullable Payload payload,
            @Nullable String filename,
            long size,
            @Nullable String transcription,
            double latitude,
            double longitude) {}

    record Payload(
            @Nullable String url,
            @Nullable String token,
            @Nullable String vcfInfo) {}

    /** Offsets and lengths count UTF-16 units, as {@code String} does. */
    record Mark(
            @Nullable String type,
            int from,
            int length,
            long userId,
            @Nullable String userLink) {}

    record Callback(
            long timestamp,
            @Nullable String callbackId,
            @Nullable String payload,
            @Nullable User user) {}

    record User(
            long userId,
            boolean isBot,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String username) {}
}
