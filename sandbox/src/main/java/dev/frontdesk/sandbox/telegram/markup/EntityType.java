package dev.frontdesk.sandbox.telegram.markup;

import org.jspecify.annotations.Nullable;

/** Kinds of message entities, in the order in which nested ones of equal extent are listed. */
public enum EntityType {
    BLOCKQUOTE(null),
    EXPANDABLE_BLOCKQUOTE(null),
    PRE("language"),
    CODE(null),
    TEXT_LINK("url"),
    TEXT_MENTION("user"),
    MENTION(null),
    HASHTAG(null),
    BOT_COMMAND(null),
    URL(null),
    EMAIL(null),
    BOLD(null),
    ITALIC(null),
    UNDERLINE(null),
    STRIKETHROUGH(null),
    SPOILER(null),
    DATE_TIME("unix_time"),
    CUSTOM_EMOJI("custom_emoji_id");

    private final String wireName = name().toLowerCase(java.util.Locale.ROOT);
    private final @Nullable String argumentName;

    EntityType(@Nullable String argumentName) {
        this.argumentName = argumentName;
    }

    public String wireName() {
        return wireName;
    }

    /** The field beside type, offset and length, if this type has one. */
    public @Nullable String argumentName() {
        return argumentName;
    }

    static @Nullable EntityType named(String wireName) {
        for (EntityType type : values()) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        return null;
    }

    /** Neither holds other markup nor lies in any. */
    boolean isVerbatim() {
        return this == PRE || this == CODE;
    }

    /** Found by the servers themselves, whatever a caller lists. */
    boolean isFound() {
        return switch (this) {
            case MENTION, HASHTAG, BOT_COMMAND, URL, EMAIL -> true;
            default -> false;
        };
    }

    boolean isStyle() {
        return switch (this) {
            case BOLD, ITALIC, UNDERLINE, STRIKETHROUGH, SPOILER -> true;
            default -> false;
        };
    }

    boolean isQuote() {
        return this == BLOCKQUOTE || this == EXPANDABLE_BLOCKQUOTE;
    }
}
