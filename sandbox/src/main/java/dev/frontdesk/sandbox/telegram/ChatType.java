package dev.frontdesk.sandbox.telegram;

import java.util.Locale;

enum ChatType {
    PRIVATE,
    GROUP,
    SUPERGROUP,
    CHANNEL;

    private static final long SUPERGROUP_IDS_BELOW = -1_000_000_000_000L;

    final String wireName = name().toLowerCase(Locale.ROOT);

    static ChatType ofId(long chatId) {
        return chatId > 0 ? PRIVATE : chatId < SUPERGROUP_IDS_BELOW ? SUPERGROUP : GROUP;
    }

    boolean isGroup() {
        return this == GROUP || this == SUPERGROUP;
    }
}
