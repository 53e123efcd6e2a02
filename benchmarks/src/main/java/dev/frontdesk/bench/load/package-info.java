/**
 * Fires HTTP requests and measures the answers, cheaply enough to share a machine with what it measures.
 *
 * <p>Easy to get wrong: a latency counts from the moment at which the request was due, not from the one at which a
 * connection was free for it, or a server that stalls looks quick (coordinated omission).
 */
@NullMarked
package dev.frontdesk.bench.load;

import org.jspecify.annotations.NullMarked;
