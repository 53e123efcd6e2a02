package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.EventStream;

/**
 * Somebody who looks on.
 *
 * @param chat the one chat to watch, 0 for all of the bot
 */
record Watcher(long chat, EventStream stream) {}
