package dev.frontdesk.access;

import dev.frontdesk.access.IdempotentRequestStore.Place;
import dev.frontdesk.access.IdempotentRequestStore.Row;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.platform.Vault;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers for a day what was answered to a request with an Idempotency-Key, and keeps its repeats from acting. */
@Component
class IdempotentRequests implements Cleanup {

    static final Duration KEPT = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE_MAX = Duration.ofMillis(250);

    /** What an answer is when it is given again. */
    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte[] body) {}

    /** What there is to do for a request. */
    sealed interface Claim {

        /** Carry it out, then {@link #end} or {@link #release} it. */
        record First(Place place) implements Claim {}

        record Repeat(Answer answer) implements Claim {}

        /** The key was used for something else. */
        record Differs() implements Claim {}

        /** The first of its key has not ended while the repeat waited. */
        record Unfinished() implements Claim {}
    }

    private final IdempotentRequestStore store;
    private final Tenancy tenancy;
    private final Vault vault;
    private final Clock clock;

    IdempotentRequests(IdempotentRequestStore store, Tenancy tenancy, Vault vault, Clock clock) {
        this.store = store;
        this.tenancy = tenancy;
        this.vault = vault;
        this.clock = clock;
    }

    /** Waits for the first request of the key if that is still being carried out, here or on another node. */
    Claim claim(Caller caller, String key, byte[] fingerprint) {
        Place place = new Place(caller.organization(), caller.id(), Tokens.hash(key));
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Duration pause = Duration.ofMillis(10); ; pause = longer(pause)) {
            Optional<Row> before = beginOrFind(place, fingerprint);
            if (before.isEmpty()) {
                return new Claim.First(place);
            }
            Row row = before.get();
            if (!MessageDigest.isEqual(row.fingerprint(), fingerprint)) {
                return new Claim.Differs();
            }
            if (row.status() != null) {
                return new Claim.Repeat(answer(place, row, row.status()));
            }
            if (System.nanoTime() > end) {
                return new Claim.Unfinished();
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(PAUSE_MAX) < 0 ? longer : PAUSE_MAX;
    }

    /** Empty when this request has begun. */
    private Optional<Row> beginOrFind(Place place, byte[] fingerprint) {
        Instant now = clock.instant();
        return tenancy.write(place.organization(), () -> {
            while (!store.begin(place, fingerprint, now, now.minus(KEPT))) {
                Optional<Row> row = store.find(place);
                if (row.isPresent()) {
                    return row;
                }
            }
            return Optional.empty();
        });
    }

    private Answer answer(Place place, Row row, int status) {
        byte[] body = row.body() == null ? new byte[0] : vault.open(row.body(), context(place));
        return new Answer(status, row.contentType(), row.location(), body);
    }

    void end(Place place, Answer answer) {
        byte[] sealed = vault.seal(answer.body(), context(place));
        tenancy.run(
                place.organization(),
                () -> store.end(place, answer.status(), answer.contentType(), answer.location(), sealed));
    }

    /** Nothing was done: the same key may be tried again. */
    void release(Place place) {
        tenancy.run(place.organization(), () -> store.delete(place));
    }

    private static String context(Place place) {
        return "idempotent_request/" + place.organization() + "/" + place.caller() + "/"
                + HexFormat.of().formatHex(place.keyHash());
    }

    @Override
    public int clean(Instant now) {
        return store.deleteBefore(now.minus(KEPT));
    }
}
