package dev.frontdesk.organization;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The organizations of this installation. */
@Component
public class Organizations {

    private final OrganizationStore store;
    private final Tenancy tenancy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organizations(
            OrganizationStore store, Tenancy tenancy, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes an organization and whatever belongs into a new one.
     *
     * @param furnish adds what the maker wants in it, in the same transaction
     */
    public Organization create(String name, String language, Actor actor, Consumer<OrganizationId> furnish) {
        return create(name, language, false, actor, furnish);
    }

    /** The organization that newcomers try things in; its name and content are the demo's. */
    public Organization createDemo(Consumer<OrganizationId> furnish) {
        return create("Lumivera", "en", true, Actor.SYSTEM, furnish);
    }

    private Organization create(
            String name, String language, boolean demo, Actor actor, Consumer<OrganizationId> furnish) {
        Organization organization = new Organization(new OrganizationId(Ids.next()), name, clock.instant());
        return tenancy.write(organization.id(), () -> {
            store.insert(organization);
            audit.record(
                    organization.id(),
                    AuditEntry.of(actor, "organization.created").about("organization", organization.id()));
            events.publishEvent(new OrganizationCreated(organization.id(), name, language, demo));
            furnish.accept(organization.id());
            return organization;
        });
    }

    /** Gives an organization that nobody belongs to yet to whoever came first, with a name of theirs. */
    public void take(Organization organization, String name, Consumer<OrganizationId> furnish) {
        tenancy.run(organization.id(), () -> {
            store.rename(organization.id(), name);
            furnish.accept(organization.id());
        });
    }

    public Optional<Organization> find(OrganizationId id) {
        return store.find(id);
    }

    /** The oldest; empty on a fresh installation. */
    public Optional<Organization> first() {
        return store.list(null, 1).stream().findFirst();
    }

    /** Oldest first. */
    public List<Organization> list(@Nullable OrganizationId after, int limit) {
        return store.list(after, limit);
    }
}
