package dev.frontdesk.platform;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operator's keys, which seal nothing but the data keys: FRONTDESK_SECRET_KEY, else the file {@code secret.key} of the
 * data folder, and while it is being changed, also the one before. A key that is given wins over the file, which is then
 * not even tried: it would make up for a mistyped key by sealing everything with that.
 *
 * @param origin where the current key comes from, in the operator's words
 * @param others keys that may have been current before
 */
record MasterKeys(Aead current, String origin, List<Aead> others) {

    private static final int BYTES = 32;
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** @param inUse whether the database holds secrets already, so that a new key could open none of them */
    static MasterKeys of(FrontdeskSettings settings, Path dataFolder, boolean inUse) {
        Path file = dataFolder.resolve("secret.key");
        try {
            List<Aead> others = new ArrayList<>();
            Secret previous = settings.secretKeyPrevious();
            if (previous != null) {
                others.add(key(previous.reveal(), "FRONTDESK_SECRET_KEY_PREVIOUS"));
            }
            @Nullable String kept = Files.exists(file) ? Files.readString(file).strip() : null;
            Secret given = settings.secretKey();
            if (given != null) {
                String origin =
                        kept == null ? "FRONTDESK_SECRET_KEY" : "FRONTDESK_SECRET_KEY, not from the file " + file;
                return new MasterKeys(key(given.reveal(), "FRONTDESK_SECRET_KEY"), origin, List.copyOf(others));
            }
            if (kept == null && inUse && others.isEmpty()) {
                throw new OperatorError("The database holds secrets, but the master key is missing: neither"
                        + " FRONTDESK_SECRET_KEY nor the file " + file + " is there. Put back the one that was used.");
            }
            return new MasterKeys(
                    key(kept == null ? newFile(file) : kept, "The file " + file), "the file " + file, others);
        } catch (IOException e) {
            throw DataFolder.refusal(file, e);
        }
    }

    @AccessesPartialKey
    private static Aead key(String base64, String name) {
        byte[] bytes = decoded(base64);
        if (bytes.length != BYTES) {
            throw new OperatorError(name + " must hold 32 bytes in base64. To make a key: openssl rand -base64 32");
        }
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Durable before it is used: a lost key is lost credentials. */
    private static String newFile(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getEncoder().encodeToString(random);
        Path fresh = file.resolveSibling("secret.key.new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                fresh, NEW_FILE, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes()));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return text;
    }
}
