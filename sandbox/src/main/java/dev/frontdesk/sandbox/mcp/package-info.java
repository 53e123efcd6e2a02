/**
 * Stands in for outside servers of the Model Context Protocol, any number by name, as its revisions 2025-11-25 and
 * 2026-07-28 describe them. Traps: a server with sessions answers an unknown one with 404, one without any refuses {@code
 * initialize} by an error that names its revisions, and any answer may come as a stream of events.
 */
@NullMarked
package dev.frontdesk.sandbox.mcp;

import org.jspecify.annotations.NullMarked;
