/**
 * The programs that are measured, each a process of its own, and what the system accounts to them.
 *
 * <p>Easy to get wrong: the database's time is spread over its processes, and what an ended one used is found only in
 * its parent's sum of waited-for children.
 */
@NullMarked
package dev.frontdesk.bench.program;

import org.jspecify.annotations.NullMarked;
