/**
 * One class for each group of figures.
 *
 * <p>Easy to get wrong: emulators and driver share the processors with the product, so whatever they do besides comes
 * out of its figures; a project that was just filled is still being indexed; the first half minute of a JVM measures its
 * compiler.
 */
@NullMarked
package dev.frontdesk.bench.section;

import org.jspecify.annotations.NullMarked;
