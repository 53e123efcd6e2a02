/**
 * Owns the reading of files: bytes in, blocks of text out, in a process of its own.
 *
 * <p>Parsers of office formats have had loops, stack overflows and memory bombs, and will have them again. They run in
 * a child JVM with a small heap, an empty environment and a deadline, so that the worst file costs one child. What
 * the child runs uses neither Spring nor the database.
 */
@NullMarked
package dev.frontdesk.knowledge.extraction;

import org.jspecify.annotations.NullMarked;
