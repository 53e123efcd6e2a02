/**
 * Stands in for MAX's bot API: bots, dialogs, groups and people in memory, and the HTTP interface that bots talk to.
 *
 * <p>Easy to get wrong: a dialog's chat id is not the person's id; subscriptions add up; an update has no id; a
 * keyboard and every press of it share one callback id; {@code success: false} comes with status 200. Rates, retries
 * and links run on the movable clock, long polls on the real one.
 */
@NullMarked
package dev.frontdesk.sandbox.max;

import org.jspecify.annotations.NullMarked;
