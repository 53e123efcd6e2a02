/** Frontdesk: an assistant on every line a business answers. */
@NullMarked
package dev.frontdesk;

import org.jspecify.annotations.NullMarked;
