package dev.frontdesk.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of one row as it stands in the table: each field as its length in four bytes, big-endian, and its UTF-8
 * text; minus one for null.
 */
record Leaf(String organization, long position, byte[] hash) {

    static final int LENGTH = 32;

    static final byte[] NO_HASH = new byte[LENGTH];

    private static final String[] FIELDS = {
        "actor_kind", "actor_id", "action", "subject_kind", "subject_id", "outcome", "details"
    };

    static Leaf of(ResultSet row) throws SQLException {
        String organization = row.getString("organization_id");
        long position = row.getLong("position");
        MessageDigest digest = sha256();
        add(digest, organization);
        add(digest, Long.toString(position));
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        add(digest, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        for (String field : FIELDS) {
            add(digest, row.getString(field));
        }
        return new Leaf(organization, position, digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        byte[] text = field == null ? null : field.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(text == null ? -1 : text.length).flip());
        if (text != null) {
            digest.update(text);
        }
    }

    static byte[] joined(List<Leaf> leaves) {
        ByteBuffer bytes = ByteBuffer.allocate(leaves.size() * LENGTH);
        leaves.forEach(leaf -> bytes.put(leaf.hash));
        return bytes.array();
    }

    /** The hash of a seal. */
    static byte[] chained(byte[] previous, byte[] leaves) {
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(leaves);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
