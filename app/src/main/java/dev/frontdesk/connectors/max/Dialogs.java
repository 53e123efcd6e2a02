package dev.frontdesk.connectors.max;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chat id of the dialog with each person. Only "typing…" asks for it, so it is learned as messages pass and
 * forgotten with the program.
 */
final class Dialogs {

    private static final int KEPT = 10_000;

    private final Map<Long, Long> chats = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void learn(long user, long chat) {
        if (user != 0 && chat != 0) {
            chats.put(user, chat);
        }
    }

    /** Null while the person has neither written nor been written to. */
    synchronized @Nullable Long with(long user) {
        return chats.get(user);
    }
}
