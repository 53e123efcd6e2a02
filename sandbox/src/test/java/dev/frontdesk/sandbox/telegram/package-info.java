/** The Telegram emulator over HTTP, point by point. */
@NullMarked
package dev.frontdesk.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
