package dev.frontdesk.audit;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Reads the trail of an organization. */
@Component
public class AuditTrail {

    private static final int EXPORT_PAGE = 1_000;

    private final TrailStore trail;
    private final Verifier verifier;
    private final Tenancy tenancy;

    AuditTrail(TrailStore trail, Verifier verifier, Tenancy tenancy) {
        this.trail = trail;
        this.verifier = verifier;
        this.tenancy = tenancy;
    }

    /**
     * Newest first.
     *
     * @param before position of the last entry already seen; {@link Long#MAX_VALUE} for the newest
     */
    public List<RecordedEntry> find(OrganizationId organization, TrailFilter filter, long before, int limit) {
        return tenancy.read(organization, () -> trail.find(organization, filter, before, limit));
    }

    /** Hands over every entry that fits, newest first, reading a page at a time. */
    public void export(OrganizationId organization, TrailFilter filter, Consumer<RecordedEntry> receiver) {
        long before = Long.MAX_VALUE;
        List<RecordedEntry> page;
        do {
            page = find(organization, filter, before, EXPORT_PAGE);
            page.forEach(receiver);
            before = page.isEmpty() ? before : page.getLast().position();
        } while (page.size() == EXPORT_PAGE);
    }

    /** Recomputes the whole chain: about a second for each 200,000 entries. */
    public Verification verify(OrganizationId organization) {
        return tenancy.read(organization, () -> verifier.verify(organization));
    }

    /**
     * Erases the personal facts about somebody from this organization's trail; what happened stays.
     *
     * @return entries concerned
     */
    public long erase(OrganizationId organization, UUID person) {
        return tenancy.write(organization, () -> trail.erase(person));
    }
}
