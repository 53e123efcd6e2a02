package dev.frontdesk.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Makes identifiers. */
public final class Ids {

    /** Milliseconds and a 12-bit counter, so that ids of one process sort in the order they were made. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new identifier (UUID version 7). Good for naming, not for protecting: its time can be read from it. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.accumulateAndGet(now, (last, time) -> Math.max(last + 1, time));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xFFF);
        long low = ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The identifier of what is named by these parts: always the same, on every node (UUID version 8, SHA-256). */
    public static UUID named(Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            long high = hash.getLong() & ~0xF000L | 0x8000L;
            long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
