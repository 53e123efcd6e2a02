package dev.frontdesk.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the trail is as it was written.
 *
 * @param sealed entries that the chain holds, counted up to the first break
 * @param unsealed entries written since the last seal, which nothing protects yet
 * @param sealedUpTo when the last seal was made; null without one
 * @param head hash of the last seal in hexadecimal: whoever notes it down can tell later whether the end was cut off
 * @param broken the first break; null when the trail is whole
 */
public record Verification(
        long sealed,
        long unsealed,
        @Nullable Instant sealedUpTo,
        @Nullable String head,
        @Nullable Break broken) {

    public boolean intact() {
        return broken == null;
    }

    /**
     * @param position of the entry that is not as sealed, or before which one is missing
     * @param seal number of the stretch it lies in; 0 when it was added without one
     */
    public record Break(Kind kind, long position, long seal) {}

    public enum Kind {
        /** The entry was changed, or is not the one that stood there. */
        CHANGED,
        /** One or more entries before this position are gone. */
        MISSING,
        /** The entry was added afterwards. */
        ADDED,
        /** The seal itself was changed, or one before it is gone. */
        SEAL
    }
}
