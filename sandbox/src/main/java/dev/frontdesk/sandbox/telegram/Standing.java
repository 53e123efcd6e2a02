package dev.frontdesk.sandbox.telegram;

import java.util.Locale;

/** How a bot stands in a chat; for a private chat, how the person stands to the bot. */
enum Standing {
    /** A person who never wrote to the bot. */
    NEVER_STARTED("member"),
    MEMBER("member"),
    ADMINISTRATOR("administrator"),
    LEFT("left"),
    /** Removed from a group, or blocked by the person. */
    KICKED("kicked"),
    /** The person's account is gone. */
    DEACTIVATED("member"),
    /** The group is gone. */
    DELETED("left");

    /** The status in {@code my_chat_member}. */
    final String wireName;

    Standing(String wireName) {
        this.wireName = wireName;
    }

    boolean isInside() {
        return this == MEMBER || this == ADMINISTRATOR;
    }

    static Standing named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
