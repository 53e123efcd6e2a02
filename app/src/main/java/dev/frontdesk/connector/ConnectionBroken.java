package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;

/**
 * A connection ceased to work, or fails for another reason than before; stored and committed.
 *
 * @param code as its card shows it, e.g. {@code HTTP 401}
 */
public record ConnectionBroken(
        OrganizationId organization, ConnectionId connection, String connector, String label, String code) {}
