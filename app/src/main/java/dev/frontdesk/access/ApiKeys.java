package dev.frontdesk.access;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.MembershipChanged;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.AccountId;
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
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keys for programs. A key is shown when it is made and never again. It works as long as the person who made it, or made
 * the key that made it, may make keys: whoever leaves takes their keys along.
 */
@Component
class ApiKeys {

    /** A new key and its text. */
    record Made(ApiKey key, Secret token) {}

    private static final String PREFIX = "fd_";
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    /** @param maker null where no person made it */
    record Holder(Caller caller, @Nullable AccountId maker) {}

    private final ApiKeyStore store;
    private final Callers callers;
    private final Makers makers;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    ApiKeys(ApiKeyStore store, Callers callers, Makers makers, Tenancy tenancy, Audit audit, Clock clock) {
        this.store = store;
        this.callers = callers;
        this.makers = makers;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who a key is; empty when there is no such key. */
    Optional<Caller> caller(String token) {
        return callers.key(Tokens.hash(token), this::find).map(Holder::caller);
    }

    private Optional<Holder> find(byte[] tokenHash) {
        Optional<ApiKeyStore.Found> found = store.find(tokenHash)
                .filter(key -> makers.may(key.maker(), key.caller().organization()));
        found.ifPresent(this::note);
        return found.map(key -> new Holder(key.caller(), key.maker()));
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
            store.insert(organization, key, maker(organization, actor), Tokens.hash(token.reveal()));
            audit.record(organization, made(actor, key));
            return new Made(key, token);
        });
    }

    private @Nullable AccountId maker(OrganizationId organization, Actor actor) {
        UUID id = actor.id();
        if (id == null) {
            return null;
        }
        return actor.kind() == Actor.Kind.PERSON
                ? new AccountId(id)
                : store.maker(organization, id).orElse(null);
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
            store.insert(organization, key, null, hash);
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

    /** Ends the keys of a member who left or may make none any more; that they work no longer is looked after above. */
    @EventListener
    void changed(MembershipChanged change) {
        OrganizationId organization = change.organization();
        if (makers.may(change.account(), organization)) {
            return;
        }
        List<UUID> ended = tenancy.write(organization, () -> {
            List<UUID> keys = store.deleteOf(organization, change.account());
            keys.forEach(key -> audit.record(
                    organization,
                    AuditEntry.of(Actor.SYSTEM, "api_key.revoked")
                            .about("api_key", key)
                            .with("reason", "maker_left")));
            return keys;
        });
        ended.forEach(callers::forget);
    }
}
