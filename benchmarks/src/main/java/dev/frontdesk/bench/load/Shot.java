package dev.frontdesk.bench.load;

/**
 * A request to be sent.
 *
 * @param subject whom it is about, for whoever waits for what comes of it
 * @param dueNanos when it is to be sent, of {@link System#nanoTime}
 * @param request all bytes of it, HTTP/1.1, keep-alive
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Shot(int subject, long dueNanos, byte[] request) {}
