/** Runs the packaged product against figures it promises, and prints how it did beside what the machine itself can do. */
@NullMarked
package dev.frontdesk.bench;

import org.jspecify.annotations.NullMarked;
