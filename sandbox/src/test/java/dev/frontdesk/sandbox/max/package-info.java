/** The MAX emulator over HTTP, point by point. */
@NullMarked
package dev.frontdesk.sandbox.max;

import org.jspecify.annotations.NullMarked;
