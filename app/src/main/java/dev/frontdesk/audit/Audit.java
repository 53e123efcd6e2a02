package dev.frontdesk.audit;

import dev.frontdesk.platform.OrganizationId;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the trail. */
@Component
public class Audit {

    /** Whose trail holds what belongs to no organization; only super admins read it. */
    public static final OrganizationId INSTALLATION = new OrganizationId(new UUID(0, 0));

    private final TrailStore trail;
    private final Clock clock;

    Audit(TrailStore trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Adds an entry in the caller's transaction, which must be one of the organization
     * ({@link dev.frontdesk.platform.Tenancy}): the entry is there exactly if the work is.
     */
    public void record(OrganizationId organization, AuditEntry entry) {
        trail.insert(organization, clock.instant(), entry);
    }
}
