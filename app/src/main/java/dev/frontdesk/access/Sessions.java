package dev.frontdesk.access;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions of the panel: they live on while they are used, for two weeks without and three months at most. */
@Component
class Sessions implements Cleanup {

    static final Duration IDLE_MAX = Duration.ofDays(14);
    static final Duration AGE_MAX = Duration.ofDays(90);

    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(5);

    private final SessionStore store;
    private final Callers callers;
    private final Clock clock;

    Sessions(SessionStore store, Callers callers, Clock clock) {
        this.store = store;
        this.callers = callers;
        this.clock = clock;
    }

    /** A new session; its token is known to nobody before, and exists only in the answer. */
    Secret open(AccountId account, @Nullable OrganizationId organization, Visit visit) {
        Secret token = Tokens.random("");
        Instant now = clock.instant();
        store.insert(
                new Session(Ids.next(), account, organization, now, now, now.plus(IDLE_MAX), visit),
                Tokens.hash(token.reveal()));
        return token;
    }

    /** Empty when it is unknown, has expired or was ended. */
    Optional<Session> find(byte[] tokenHash) {
        Instant now = clock.instant();
        Optional<Session> session = store.find(tokenHash, now);
        session.filter(found -> found.seenAt().plus(TOUCHED_EVERY).isBefore(now))
                .ifPresent(found -> store.touch(found.id(), now, expiry(found, now)));
        return session;
    }

    private static Instant expiry(Session session, Instant now) {
        Instant idle = now.plus(IDLE_MAX);
        Instant oldest = session.createdAt().plus(AGE_MAX);
        return idle.isBefore(oldest) ? idle : oldest;
    }

    List<Session> list(AccountId account) {
        return store.list(account, clock.instant());
    }

    /** The organization that the person looked at last. */
    Optional<OrganizationId> lastOrganization(AccountId account) {
        return list(account).stream()
                .flatMap(session -> Optional.ofNullable(session.organization()).stream())
                .findFirst();
    }

    void enter(Session session, @Nullable OrganizationId organization) {
        store.enter(session.id(), organization);
        callers.forget(session.account().value());
    }

    /** @return whether there was such a session */
    boolean end(AccountId account, UUID id) {
        boolean ended = store.delete(account, id);
        callers.forget(account.value());
        return ended;
    }

    /** Ends all of a person's sessions but one. */
    void endOthers(Session stays) {
        store.deleteAll(stays.account(), stays.id());
        callers.forget(stays.account().value());
    }

    void endAll(AccountId account) {
        store.deleteAll(account, null);
        callers.forget(account.value());
    }

    @Override
    public int clean(Instant now) {
        return store.deleteExpired(now);
    }
}
