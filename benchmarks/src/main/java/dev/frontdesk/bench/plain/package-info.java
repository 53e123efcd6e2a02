/** A server that reads what is posted and stores nothing: what the product's web stack can do at most on this machine. */
@NullMarked
package dev.frontdesk.bench.plain;

import org.jspecify.annotations.NullMarked;
