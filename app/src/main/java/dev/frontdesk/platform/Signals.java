package dev.frontdesk.platform;

import java.util.function.Consumer;

/**
 * Tells every node, this one included, that something happened: caches to drop, pages to refresh, work to pick up.
 * Carried by PostgreSQL's notifications, gathered so that a busy moment costs one a batch. A signal may be lost when a
 * node loses its connection: receivers treat it as a hint, never as the only copy.
 */
public interface Signals {

    /**
     * Sends after the caller's work is committed. This node's receivers are called at once, the others' shortly after.
     *
     * @param topic letters, digits and punctuation, at most 60 characters
     * @param payload at most 200 characters of printable ASCII
     */
    void send(String topic, String payload);

    /** Calls {@code receiver} for every payload of the topic, in order, on a thread that must not be blocked. */
    void on(String topic, Consumer<String> receiver);

    /** Calls {@code receiver} when signals may have been missed: drop whatever a signal would have dropped. */
    void onGap(Runnable receiver);
}
