/**
 * Telegram's three markup dialects, turned into plain text and entities the way its servers do it.
 *
 * <p>Offsets of entities are UTF-16 code units; offsets in error texts are bytes of the UTF-8 form.
 */
@NullMarked
package dev.frontdesk.sandbox.telegram.markup;

import org.jspecify.annotations.NullMarked;
