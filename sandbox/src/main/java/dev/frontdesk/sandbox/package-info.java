/** The sandbox: a small HTTP server that stands in for every provider. */
@NullMarked
package dev.frontdesk.sandbox;

import org.jspecify.annotations.NullMarked;
