package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Seals and opens the secrets of a connection, each bound to its row and field. */
@Component
class ConnectionSecrets {

    /** The field that keeps what the provider proves itself with; no descriptor may use its name. */
    static final String WEBHOOK = "webhook-secret";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 24;

    private final Vault vault;

    ConnectionSecrets(Vault vault) {
        this.vault = vault;
    }

    Map<String, byte[]> seal(ConnectionId id, Map<String, Secret> secrets) {
        Map<String, byte[]> sealed = new HashMap<>();
        secrets.forEach((field, secret) ->
                sealed.put(field, vault.seal(secret.reveal().getBytes(StandardCharsets.UTF_8), context(id, field))));
        return sealed;
    }

    Map<String, Secret> open(ConnectionId id, Map<String, byte[]> sealed) {
        Map<String, Secret> secrets = new HashMap<>();
        sealed.forEach((field, value) -> secrets.put(
                field, new Secret(new String(vault.open(value, context(id, field)), StandardCharsets.UTF_8))));
        return secrets;
    }

    private static String context(ConnectionId id, String field) {
        return "connection/" + id + "/" + field;
    }

    /** 32 characters that nobody can guess, good for addresses and for headers. */
    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
