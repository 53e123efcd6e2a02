package dev.frontdesk.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.frontdesk.platform.VaultKeyStore.StoredKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM under data keys that the master key seals. A sealed value is one byte 1, the data key's id in four bytes,
 * a nonce of twelve, the ciphertext, and a tag of sixteen; the context is authenticated with it.
 */
@Component
final class TinkVault implements Vault {

    private static final Logger log = LoggerFactory.getLogger(TinkVault.class);
    private static final String TOPIC = "vault.keys";
    private static final int PREFIX_BYTES = 5;

    /** Nodes that missed the news of a newer key go on sealing with the older one no longer than this. */
    static final Duration GRACE = Duration.ofMinutes(10);

    /** @param newest id of the key that seals */
    private record KeyRing(Map<Integer, Aead> keys, int newest) {

        Aead sealing() {
            return Objects.requireNonNull(keys.get(newest));
        }
    }

    private final VaultKeyStore store;
    private final MasterKeys masters;
    private final Signals signals;
    private final Clock clock;
    private volatile KeyRing ring;

    @Autowired
    TinkVault(VaultKeyStore store, FrontdeskSettings settings, DataFolder data, Signals signals, Clock clock) {
        this(store, MasterKeys.of(settings, data.path(), !store.all().isEmpty()), signals, clock);
    }

    TinkVault(VaultKeyStore store, MasterKeys masters, Signals signals, Clock clock) {
        this.store = store;
        this.masters = masters;
        this.signals = signals;
        this.clock = clock;
        if (store.all().isEmpty()) {
            store.insertFirst(newKey());
        }
        this.ring = load();
        signals.on(TOPIC, id -> reload());
        signals.onGap(this::reload);
    }

    @Override
    public byte[] seal(byte[] plaintext, String context) {
        try {
            return ring.sealing().encrypt(plaintext, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing " + context + " failed", e);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String context) {
        try {
            Aead key = key(sealed);
            if (key == null) {
                throw new GeneralSecurityException("no key");
            }
            return key.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unreadable(context, e);
        }
    }

    /** A new data key, which seals from now on. What older keys sealed stays readable. */
    void rotate() {
        StoredKey fresh = newKey();
        store.insert(fresh);
        reload();
        signals.send(TOPIC, "" + fresh.id());
        log.atInfo().addKeyValue("key", fresh.id()).log("vault_key_added");
    }

    /** How everything begins that the newest key sealed. */
    byte[] newestPrefix() {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .put((byte) 1)
                .putInt(ring.newest())
                .array();
    }

    boolean hasOlderKeys() {
        return ring.keys().size() > 1;
    }

    /** Forgets all keys but the newest; only to be called when nothing is sealed with them. */
    void forgetOlderKeys() {
        List<StoredKey> keys = store.all();
        Instant calm = clock.instant().minus(GRACE);
        if (keys.size() < 2 || keys.getLast().createdAt().isAfter(calm)) {
            return;
        }
        for (StoredKey old : keys.subList(0, keys.size() - 1)) {
            store.delete(old.id());
            log.atInfo().addKeyValue("key", old.id()).log("vault_key_forgotten");
        }
        reload();
    }

    void reload() {
        try {
            ring = load();
        } catch (OperatorError e) {
            // The master key was changed under us; what we hold in memory still works until the restart.
            log.atError().addKeyValue("reason", e.getMessage()).log("vault_reload_failed");
        }
    }

    private @Nullable Aead key(byte[] sealed) {
        if (sealed.length < PREFIX_BYTES || sealed[0] != 1) {
            return null;
        }
        int id = ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
        if (!ring.keys().containsKey(id)) {
            reload();
        }
        return ring.keys().get(id);
    }

    private KeyRing load() {
        List<StoredKey> stored = store.all();
        Map<Integer, Aead> keys = new HashMap<>();
        try {
            for (StoredKey key : stored) {
                keys.put(key.id(), opened(key).getPrimitive(RegistryConfiguration.get(), Aead.class));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return new KeyRing(Map.copyOf(keys), stored.getLast().id());
    }

    private KeysetHandle opened(StoredKey key) throws GeneralSecurityException {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(key.sealed(), masters.current(), context(key.id()));
        } catch (GeneralSecurityException e) {
            for (Aead other : masters.others()) {
                try {
                    KeysetHandle handle =
                            TinkProtoKeysetFormat.parseEncryptedKeyset(key.sealed(), other, context(key.id()));
                    store.replace(key, sealed(handle));
                    log.atInfo().addKeyValue("key", key.id()).log("vault_key_sealed_anew");
                    return handle;
                } catch (GeneralSecurityException next) {
                    e.addSuppressed(next);
                }
            }
            throw new OperatorError(
                    "The master key is not the one that sealed the secrets of this database; it comes from "
                            + masters.origin()
                            + ". Put back the one that was used, or, to change it, set FRONTDESK_SECRET_KEY_PREVIOUS"
                            + " to the old one for the next start.",
                    e);
        }
    }

    private StoredKey newKey() {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return new StoredKey(handle.getPrimary().getId(), sealed(handle), clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sealed(KeysetHandle handle) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                handle, masters.current(), context(handle.getPrimary().getId()));
    }

    private static byte[] context(int keyId) {
        return ("vault_key/" + keyId).getBytes(StandardCharsets.UTF_8);
    }
}
