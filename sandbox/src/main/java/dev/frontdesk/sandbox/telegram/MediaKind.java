package dev.frontdesk.sandbox.telegram;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kinds of files, each a field of a message and an argument of a method. */
enum MediaKind {
    PHOTO("photos", "jpg", "image/jpeg", "AgACAgIAAx"),
    DOCUMENT("documents", "bin", "application/octet-stream", "BQACAgIAAx"),
    AUDIO("music", "mp3", "audio/mpeg", "CQACAgIAAx"),
    VOICE("voice", "oga", "audio/ogg", "AwACAgIAAx"),
    VIDEO("videos", "mp4", "video/mp4", "BAACAgIAAx"),
    ANIMATION("animations", "mp4", "video/mp4", "CgACAgIAAx"),
    VIDEO_NOTE("video_notes", "mp4", "video/mp4", "DQACAgIAAx"),
    STICKER("stickers", "webp", "image/webp", "CAACAgIAAx");

    final String wireName = name().toLowerCase(Locale.ROOT);
    final String folder;
    final String extension;
    final String mimeType;
    final String idPrefix;

    MediaKind(String folder, String extension, String mimeType, String idPrefix) {
        this.folder = folder;
        this.extension = extension;
        this.mimeType = mimeType;
        this.idPrefix = idPrefix;
    }

    static @Nullable MediaKind named(String wireName) {
        for (MediaKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        return null;
    }
}
