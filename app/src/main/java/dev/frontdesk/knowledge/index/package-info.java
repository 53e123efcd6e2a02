/**
 * Owns the search index: a cache of the passages, made of Lucene, that any node can throw away and build again.
 *
 * <p>One index a project, opened when the project is first asked and closed when others are asked more. With a thousand
 * organizations this beats one index for all: what is rare is counted within the shop's own documents, so that
 * relevance and "I don't know" do not depend on the neighbours; no filter can be forgotten; a project that nobody asks
 * costs nothing at start; deleting or rebuilding one does not touch the rest. Writers are opened for a change and
 * closed after it, and readers map their files without keeping them open, so that an open project costs some hundred
 * kilobytes and no file descriptor.
 *
 * <p>Easy to get wrong: what the index returns are candidates. Only what the database still holds, under the
 * organization's row-level security, may be shown.
 */
@NullMarked
package dev.frontdesk.knowledge.index;

import org.jspecify.annotations.NullMarked;
