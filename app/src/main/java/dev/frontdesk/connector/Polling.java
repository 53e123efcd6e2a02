package dev.frontdesk.connector;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches what the provider keeps for us. */
public interface Polling {

    /**
     * Waits for news, at most {@code wait}.
     *
     * @param cursor what the last call returned, null at the first; the items before it are safely stored
     * @throws Refusal when the provider refuses or cannot be reached
     */
    Batch poll(@Nullable String cursor, Duration wait);

    /** What came, and the cursor that confirms it. Both are stored in one transaction. */
    record Batch(List<Item> items, String cursor) {

        public Batch {
            items = List.copyOf(items);
        }
    }
}
