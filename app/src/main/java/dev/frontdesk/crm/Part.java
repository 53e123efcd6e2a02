package dev.frontdesk.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total of all that fit, exact up to 1000; null: more
 * @param next the cursor of the next part; null at the end
 */
public record Part(
        List<Entry> items,
        @Nullable Integer total,
        @Nullable Long next) {

    static final int TOTAL_MAX = 1_000;

    public Part {
        items = List.copyOf(items);
    }
}
