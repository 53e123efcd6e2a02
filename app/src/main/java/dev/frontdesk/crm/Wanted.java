package dev.frontdesk.crm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records are looked for, newest first.
 *
 * @param query words, an e-mail address or digits of a phone; null: all
 * @param after the last id of the part before; null: from the start
 */
record Wanted(
        List<Condition> conditions,
        @Nullable String query,
        boolean oldestFirst,
        int limit,
        @Nullable Long after) {

    static Wanted all(int limit) {
        return new Wanted(List.of(), null, false, limit, null);
    }

    Wanted where(Condition condition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(condition);
        return new Wanted(List.copyOf(more), query, oldestFirst, limit, after);
    }
}
