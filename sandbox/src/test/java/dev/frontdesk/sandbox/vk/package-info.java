/** The VK emulator over HTTP, point by point. */
@NullMarked
package dev.frontdesk.sandbox.vk;

import org.jspecify.annotations.NullMarked;
