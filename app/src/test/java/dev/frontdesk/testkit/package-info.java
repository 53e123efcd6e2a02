/** Owns what tests stand on: a real database, a settable clock, the sandbox, and a client of the REST interface. */
@NullMarked
package dev.frontdesk.testkit;

import org.jspecify.annotations.NullMarked;
