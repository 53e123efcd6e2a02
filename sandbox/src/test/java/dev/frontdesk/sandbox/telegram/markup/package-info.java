/** The markup dialects, by table. */
@NullMarked
package dev.frontdesk.sandbox.telegram.markup;

import org.jspecify.annotations.NullMarked;
