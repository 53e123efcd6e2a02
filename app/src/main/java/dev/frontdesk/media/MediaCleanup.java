package dev.frontdesk.media;

import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Removes files that nothing refers to: chosen but never sent, or of messages that are gone. */
@Component
class MediaCleanup implements Cleanup {

    /** What is so young may be about to be sent. */
    private static final Duration YOUNG = Duration.ofDays(7);

    private static final int PAGE = 100;
    private static final int FILES_MAX = 20_000;

    private final MediaStore store;
    private final Tenancy tenancy;
    private final Organizations organizations;
    private final List<FileUse> uses;

    MediaCleanup(MediaStore store, Tenancy tenancy, Organizations organizations, List<FileUse> uses) {
        this.store = store;
        this.tenancy = tenancy;
        this.organizations = organizations;
        this.uses = List.copyOf(uses);
    }

    @Override
    public int clean(Instant now) {
        int removed = 0;
        OrganizationId after = null;
        List<Organization> page;
        do {
            page = organizations.list(after, PAGE);
            for (Organization organization : page) {
                removed += clean(organization.id(), now.minus(YOUNG));
                after = organization.id();
            }
        } while (page.size() == PAGE);
        return removed;
    }

    private int clean(OrganizationId organization, Instant before) {
        int removed = 0;
        String after = "";
        Set<FileId> old;
        do {
            String from = after;
            old = tenancy.read(organization, () -> store.notUsedSince(organization, before, from, FILES_MAX));
            Set<FileId> unused = new HashSet<>(old);
            for (FileUse use : uses) {
                unused.removeAll(unused.isEmpty() ? Set.of() : use.used(organization, unused));
            }
            if (!unused.isEmpty()) {
                removed += tenancy.write(organization, () -> store.remove(organization, unused, before));
            }
            after = old.stream().map(FileId::value).max(String::compareTo).orElse("");
        } while (old.size() == FILES_MAX);
        return removed;
    }
}
