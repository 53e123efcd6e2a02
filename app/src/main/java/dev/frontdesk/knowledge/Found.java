package dev.frontdesk.knowledge;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits best first
 * @param convincing whether the best of them can be expected to answer; without it, "I don't know" is the better answer
 */
public record Found(List<Hit> hits, boolean convincing) {

    public static final Found NOTHING = new Found(List.of(), false);

    public Found {
        hits = List.copyOf(hits);
    }
}
