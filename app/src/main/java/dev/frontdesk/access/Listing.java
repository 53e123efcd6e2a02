package dev.frontdesk.access;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor to be sent as {@code cursor} for the next part; null at the end
 */
record Listing<T>(List<T> items, @Nullable String nextCursor) {

    static final int LIMIT_MAX = 200;

    Listing {
        items = List.copyOf(items);
    }

    static int limit(int wanted) {
        return Math.clamp(wanted, 1, LIMIT_MAX);
    }

    /** @param found one more than the limit when there are more */
    static <S, T> Listing<T> of(List<S> found, int limit, Function<S, Object> cursor, Function<S, T> view) {
        List<S> shown = found.stream().limit(limit).toList();
        return new Listing<>(
                shown.stream().map(view).toList(),
                found.size() > limit ? cursor.apply(shown.getLast()).toString() : null);
    }
}
