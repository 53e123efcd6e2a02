package dev.frontdesk.panel;

import dev.frontdesk.platform.OrganizationId;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a page may be showing has changed.
 *
 * @param topic {@code connection}, {@code conversation} or {@code document}
 * @param id of the thing; empty: any of them
 */
record LiveEvent(OrganizationId organization, String topic, String id) {

    /** Reads a signal's payload: the organization and the thing, separated by a slash. Others' formats are not for us. */
    static Optional<LiveEvent> parse(String topic, String payload) {
        String[] words = payload.split("/", 3);
        try {
            String id = words.length < 2 ? "" : UUID.fromString(words[1]).toString();
            return Optional.of(new LiveEvent(OrganizationId.of(words[0]), topic, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As the page's elements name what they show. */
    String name() {
        return id.isEmpty() ? topic : topic + ":" + id;
    }
}
