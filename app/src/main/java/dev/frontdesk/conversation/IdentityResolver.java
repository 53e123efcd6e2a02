package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.OrganizationId;
import java.util.Optional;
import java.util.UUID;

/** Knows who of the organization's people writes in a chat. Implemented by whoever lets people sign in there. */
@FunctionalInterface
public interface IdentityResolver {

    /** Called in every turn, outside of any transaction: it answers from memory. Empty: a guest. */
    Optional<Caller> who(OrganizationId organization, UUID conversation, UUID contact);
}
