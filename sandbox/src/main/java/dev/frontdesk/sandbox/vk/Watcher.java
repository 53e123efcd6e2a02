package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.EventStream;

/**
 * Somebody who looks on.
 *
 * @param peer the one conversation to watch, 0 for all of the community
 */
record Watcher(long peer, EventStream stream) {}
