package dev.frontdesk.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Chains what has settled. Writers draw positions and commit in any order, so that below the highest visible position
 * there may be rows still to come. As {@code create index concurrently} does, the sealer notes who is writing to the
 * trail after it has read that position, and seals up to it once all of them have ended: whoever drew a lower position
 * was among them. Nobody ever waits for the sealer.
 */
@Component
class Sealer {

    static final int ROWS_MAX = 5_000;

    private final SealStore seals;
    private final Clock clock;

    Sealer(SealStore seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * Seals what has settled since the last round and notes what is to settle until the next. Does nothing while
     * another node is at it.
     *
     * @return rows sealed; {@link #ROWS_MAX} when more are waiting
     */
    int round() {
        if (seals.nothingNew()) {
            return 0;
        }
        return Objects.requireNonNull(seals.inTransaction(() -> {
            SealStore.State state = seals.lock();
            return state == null ? 0 : round(state);
        }));
    }

    private int round(SealStore.State state) {
        if (state.settling() > state.sealed() && seals.stillWriting(state.writers())) {
            return 0;
        }
        List<Leaf> settled = seals.rows(state.sealed(), state.settling(), ROWS_MAX);
        seal(settled);
        if (settled.size() == ROWS_MAX) {
            seals.advance(new SealStore.State(settled.getLast().position(), state.settling(), List.of()));
            return ROWS_MAX;
        }
        long newest = Math.max(seals.newest(), state.settling());
        if (newest > state.sealed()) {
            seals.advance(new SealStore.State(state.settling(), newest, seals.writers()));
        }
        return settled.size();
    }

    private void seal(List<Leaf> settled) {
        Map<String, List<Leaf>> byOrganization = settled.stream()
                .collect(Collectors.groupingBy(Leaf::organization, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Seal> last = seals.last(byOrganization.keySet());
        Instant now = clock.instant();
        seals.insert(byOrganization.values().stream()
                .map(rows -> Seal.after(last.get(UUID.fromString(rows.getFirst().organization())), rows, now))
                .toList());
    }
}
