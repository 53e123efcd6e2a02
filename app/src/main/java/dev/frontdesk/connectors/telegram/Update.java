package dev.frontdesk.connectors.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we read of an <a href="https://core.telegram.org/bots/api#update">update</a>; the rest is skipped over. */
record Update(
        @Nullable Long updateId,
        @Nullable Message message,
        @Nullable Message editedMessage,
        @Nullable CallbackQuery callbackQuery,
        @Nullable ChatMemberUpdated myChatMember) {

    record Message(
            long messageId,
            long date,
            long editDate,
            @Nullable Chat chat,
            @Nullable User from,
            @Nullable Chat senderChat,
            long messageThreadId,
            boolean isTopicMessage,
            @Nullable Message replyToMessage,
            @Nullable String text,
            @Nullable List<Entity> entities,
            @Nullable String caption,
            @Nullable List<Entity> captionEntities,
            @Nullable List<Media> photo,
            @Nullable Media document,
            @Nullable Media voice,
            @Nullable Media audio,
            @Nullable Media video,
            @Nullable Media animation,
            @Nullable Media videoNote,
            @Nullable Media sticker,
            @Nullable Location location,
            @Nullable Venue venue,
            @Nullable Contact contact,
            @Nullable Long migrateToChatId,
            @Nullable Long migrateFromChatId) {}

    record Chat(
            long id,
            @Nullable String type,
            @Nullable String title,
            @Nullable String username) {

        boolean isPrivate() {
            return "private".equals(type);
        }
    }

    record User(
            long id,
            boolean isBot,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String username,
            @Nullable String languageCode) {}

    /** Offsets and lengths count UTF-16 units, as {@code String} does. */
    record Entity(
            @Nullable String type,
            int offset,
            int length,
            @Nullable User user) {}

    record Media(
            @Nullable String fileId,
            @Nullable String fileName,
            @Nullable String mimeType,
            long fileSize,
            @Nullable String emoji) {}

    record Location(double latitude, double longitude) {}

    record Venue(@Nullable Location location, @Nullable String title) {}

    record Contact(
            @Nullable String phoneNumber,
            @Nullable String firstName,
            @Nullable String lastName) {}

    record CallbackQuery(
            @Nullable String id,
            @Nullable User from,
            @Nullable Message message,
            @Nullable String data) {}

    record ChatMemberUpdated(
            @Nullable Chat chat,
            @Nullable User from,
            long date,
            @Nullable ChatMember newChatMember) {}

    record ChatMember(@Nullable String status, boolean isMember) {}
}
