/** Tests of the sandbox, over HTTP against a program started on a free port. */
@NullMarked
package dev.frontdesk.sandbox;

import org.jspecify.annotations.NullMarked;
