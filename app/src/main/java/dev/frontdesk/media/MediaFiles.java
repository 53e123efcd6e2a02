package dev.frontdesk.media;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * Keeps files. They pass through a temporary file and go to the database in pieces, so a file of any size costs one
 * piece of memory.
 */
@Component
public class MediaFiles {

    /** What is longer is refused, wherever it comes from. */
    public static final long BYTES_MAX = 50L << 20;

    private static final int BUFFER_BYTES = 64 << 10;

    private final Tika tika = new Tika();
    private final MediaStore store;
    private final Tenancy tenancy;
    private final MediaQuotas quotas;

    MediaFiles(MediaStore store, Tenancy tenancy, MediaQuotas quotas) {
        this.store = store;
        this.tenancy = tenancy;
        this.quotas = quotas;
    }

    /** More bytes came than may. */
    public static final class TooLarge extends IOException {
        TooLarge(long bytesMax) {
            super("The file has more than " + bytesMax + " bytes");
        }
    }

    /** The organization keeps as much as it may. */
    public static final class Full extends IOException {
        Full(MediaQuotas.Quota quota) {
            super("%d of %d bytes are used".formatted(quota.bytesUsed(), quota.bytesMax()));
        }
    }

    /**
     * Keeps what the stream brings; the caller closes it. What is kept already is only marked as used.
     *
     * @param bytesMax at most {@link #BYTES_MAX}
     * @throws TooLarge with nothing stored
     * @throws Full with nothing stored
     * @throws IOException when the stream breaks, with nothing stored
     */
    public StoredFile store(OrganizationId organization, InputStream content, long bytesMax) throws IOException {
        Path temporary = Files.createTempFile("frontdesk-media", null);
        try {
            MessageDigest digest = sha256();
            long bytes = copy(new DigestInputStream(content, digest), temporary, Math.min(bytesMax, BYTES_MAX));
            StoredFile file = new StoredFile(
                    new FileId(HexFormat.of().formatHex(digest.digest())), tika.detect(temporary), bytes);
            keep(organization, file, temporary);
            return file;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static long copy(InputStream content, Path target, long bytesMax) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > bytesMax) {
                    throw new TooLarge(bytesMax);
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private void keep(OrganizationId organization, StoredFile file, Path content) throws IOException {
        boolean known = tenancy.write(organization, () -> store.touch(organization, file.id()));
        if (known) {
            return;
        }
        MediaQuotas.Quota quota = quotas.of(organization);
        if (quota.bytesUsed() + file.bytes() > quota.bytesMax()) {
            throw new Full(quota);
        }
        try (InputStream in = Files.newInputStream(content)) {
            tenancy.run(organization, () -> store.insert(organization, file, in));
        }
    }

    public Optional<StoredFile> find(OrganizationId organization, FileId id) {
        return tenancy.read(organization, () -> store.find(organization, id));
    }

    /** Opens a kept file; each piece is read in a transaction of its own. Empty when it is not kept. */
    public Optional<InputStream> open(OrganizationId organization, FileId id) {
        return find(organization, id)
                .map(file -> new PieceStream(
                        ordinal -> tenancy.read(organization, () -> store.piece(organization, id, ordinal))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
