package dev.frontdesk.organization;

import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;

/** A tenant of this installation. */
public record Organization(OrganizationId id, String name, Instant createdAt) {}
