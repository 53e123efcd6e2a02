package dev.frontdesk.access;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keys for programs. A key is shown when it is made and never again. */
@Component
class ApiKeys {

    /** A new key and its text. */
    record Made(ApiKey key, Secret token) {}

    private static final String PREFIX = "fd_";
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private final ApiKeyStore store;
    private final Callers callers;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    ApiKeys(ApiKeyStore store, Callers callers, Tenancy tenancy, Audit audit, Clock clock) {
        this.store = store;
        this.callers = callers;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who a key is; empty when there is no such key. */
    Optional<Caller> caller(String token) {
        return callers.key(Tokens.hash(token), this::find);
    }

    private Optional<Caller> find(byte[] tokenHash) {
        Optional<ApiKeyStore.Found> found = store.find(tokenHash);
        found.ifPresent(this::note);
        return found.map(ApiKeyStore.Found::caller);
    }

    private void note(ApiKeyStore.Found found) {
        Instant now = clock.instant();
        Instant usedAt = found.usedAt();
        if (usedAt == null || usedAt.plus(NOTED_EVERY).isBefore(now)) {
            OrganizationId organization = found.caller().organization();
            tenancy.run(
                    organization, () -> store.used(organization, found.caller().id(), now));
        }
    }

    Made make(Actor actor, OrganizationId organization, String name, Role role, Set<ProjectId> grants) {
        return tenancy.write(organization, () -> {
            Secret token = Tokens.random(PREFIX);
            ApiKey key =
                    new ApiKey(Ids.next(), name, role, grants, false, false, token.preview(), clock.instant(), null);
            store.insert(organization, key, Tokens.hash(token.reveal()));
            audit.record(organization, made(actor, key));
            return new Made(key, token);
        });
    }

    /** Makes the operator's key the only one of its kind; does nothing if it is already. */
    void takeFromSettings(OrganizationId organization, Secret token) {
        byte[] hash = Tokens.hash(token.reveal());
        if (store.find(hash).isPresent()) {
            return;
        }
        List<UUID> replaced = tenancy.write(organization, () -> {
            List<UUID> old = store.deleteFromSettings(organization);
            ApiKey key = new ApiKey(
                    Ids.next(),
                    "FRONTDESK_API_KEY",
                    Role.VENDOR,
                    Set.of(),
                    true,
                    true,
                    token.preview(),
                    clock.instant(),
                    null);
            store.insert(organization, key, hash);
            audit.record(organization, made(Actor.SYSTEM, key));
            return old;
        });
        replaced.forEach(callers::forget);
    }

    private static AuditEntry made(Actor actor, ApiKey key) {
        return AuditEntry.of(actor, "api_key.created")
                .about("api_key", key.id())
                .with("role", key.role().name().toLowerCase(Locale.ROOT))
                .with("superAdmin", key.superAdmin());
    }

    /** Oldest first. */
    List<ApiKey> list(OrganizationId organization, @Nullable UUID after, int limit) {
        return tenancy.read(
                organization, () -> store.list(organization, after == null ? new UUID(0, 0) : after, limit));
    }

    /** @return whether there was such a key */
    boolean revoke(Caller caller, UUID id) {
        boolean revoked = tenancy.write(caller.organization(), () -> {
            boolean deleted = store.delete(caller.organization(), id);
            if (deleted) {
                audit.record(
                        caller.organization(),
                        AuditEntry.of(caller.actor(), "api_key.revoked").about("api_key", id));
            }
            return deleted;
        });
        callers.forget(id);
        return revoked;
    }
}
