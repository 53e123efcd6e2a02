package dev.frontdesk.connector;

import java.util.List;

/**
 * Buttons under a message. A pressed one comes back as {@link Inbound.Pressed} with its data; where a provider has no
 * buttons they are written out as a numbered list, and its number or words come back as text.
 *
 * @param options in their order
 */
public record Choices(List<Option> options) {

    public static final Choices NONE = new Choices(List.of());

    /** Longest {@link Option#data}, in bytes of UTF-8: the smallest that a provider allows. */
    public static final int DATA_MAX = 64;

    public Choices {
        options = List.copyOf(options);
    }

    /**
     * @param label what the person reads
     * @param data what comes back
     */
    public record Option(String label, String data) {}
}
