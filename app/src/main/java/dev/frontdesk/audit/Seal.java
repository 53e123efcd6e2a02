package dev.frontdesk.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A closed stretch of an organization's trail, chained to the one before. */
record Seal(
        UUID organization,
        long number,
        long firstPosition,
        long lastPosition,
        byte[] previousHash,
        byte[] leaves,
        byte[] hash,
        Instant sealedAt) {

    static Seal after(@Nullable Seal previous, List<Leaf> rows, Instant now) {
        byte[] previousHash = previous == null ? Leaf.NO_HASH : previous.hash;
        byte[] leaves = Leaf.joined(rows);
        return new Seal(
                UUID.fromString(rows.getFirst().organization()),
                previous == null ? 1 : previous.number + 1,
                rows.getFirst().position(),
                rows.getLast().position(),
                previousHash,
                leaves,
                Leaf.chained(previousHash, leaves),
                now);
    }

    int entries() {
        return leaves.length / Leaf.LENGTH;
    }

    boolean follows(@Nullable Seal previous) {
        return number == (previous == null ? 1 : previous.number + 1)
                && Arrays.equals(previousHash, previous == null ? Leaf.NO_HASH : previous.hash)
                && Arrays.equals(hash, Leaf.chained(previousHash, leaves));
    }

    boolean holds(int index, Leaf leaf) {
        return index < entries()
                && Arrays.equals(leaf.hash(), 0, Leaf.LENGTH, leaves, index * Leaf.LENGTH, (index + 1) * Leaf.LENGTH);
    }
}
