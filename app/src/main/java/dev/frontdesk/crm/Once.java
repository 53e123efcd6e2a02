package dev.frontdesk.crm;

import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does a write under a key once: the same person's same call gets the first answer again, another call under that key is
 * refused. The key is stored by the transaction that does the work, so neither stands without the other; what was
 * refused, or waits for a confirmation, leaves the key free.
 */
@Component
class Once implements Cleanup {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int KEY_MAX = 64;

    private final WriteStore store;
    private final Tenancy tenancy;
    private final Clock clock;

    Once(WriteStore store, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * @param key null: as often as it is asked
     * @param call what is asked, as a text that is the same for the same call
     */
    Outcome run(Who who, @Nullable String key, String call, Supplier<Outcome> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > KEY_MAX) {
            throw Refusal.invalid("idempotency_key", List.of(), "crm.refused.key-long", KEY_MAX);
        }
        return tenancy.write(who.organization(), () -> {
            Instant now = clock.instant();
            if (!store.take(who, key, call, now, now.minus(KEPT))) {
                return before(who, key, call);
            }
            Outcome outcome = work.get();
            if (outcome instanceof Outcome.Done done) {
                store.answer(who, key, done);
            } else {
                store.free(who, key);
            }
            return outcome;
        });
    }

    private Outcome before(Who who, String key, String call) {
        WriteStore.Written written = store.get(who, key);
        if (!written.call().equals(call)) {
            throw Refusal.of(Code.DUPLICATE, "crm.refused.key");
        }
        return written.answer();
    }

    @Override
    public int clean(Instant now) {
        return store.forgetBefore(now.minus(KEPT));
    }
}
