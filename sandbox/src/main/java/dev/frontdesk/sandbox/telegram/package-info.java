/**
 * Stands in for Telegram's Bot API: bots, chats and people in memory, and the HTTP interface that bots talk to.
 *
 * <p>Easy to get wrong: a chat belongs to one bot here, so the same group seen by two bots is two chats with their own
 * message ids; locks are taken in the order chat, update queue, deliveries; rates run on the movable clock, long polls
 * and webhook retries on the real one.
 */
@NullMarked
package dev.frontdesk.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
