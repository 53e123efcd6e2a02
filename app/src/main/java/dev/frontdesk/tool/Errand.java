package dev.frontdesk.tool;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is asked for, with nothing checked yet.
 *
 * @param turn what runs again under the same id does no write twice; a fresh id where nothing runs again
 * @param ordinal of the call in its turn, from 0
 * @param tool may be anything that a model made up
 * @param arguments JSON, or what a model takes for it
 * @param holder who alone may confirm: the account or key that asks, else the contact
 * @param chosen names of tools or areas that the agent is limited to; empty: all
 * @param idempotencyKey the same key of the same holder within 24 hours means the same write; null: none
 */
public record Errand(
        UUID turn,
        int ordinal,
        Asker asker,
        UUID holder,
        List<String> chosen,
        String tool,
        String arguments,
        @Nullable String idempotencyKey) {

    public Errand {
        chosen = List.copyOf(chosen);
    }
}
