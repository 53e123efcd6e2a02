package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation waits for a person, stored and committed.
 *
 * @param offeredTo account of who is there and was asked to take it; null: nobody is there
 */
public record PersonCalled(
        OrganizationId organization,
        ConversationId conversation,
        @Nullable UUID offeredTo) {}
