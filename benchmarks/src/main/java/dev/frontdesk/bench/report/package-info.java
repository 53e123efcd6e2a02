/** What was measured, and the one table it ends up in. */
@NullMarked
package dev.frontdesk.bench.report;

import org.jspecify.annotations.NullMarked;
