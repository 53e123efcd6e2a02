package dev.frontdesk.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's settings, from {@code FRONTDESK_*} environment variables.
 *
 * @param data folder of the embedded database, the key, uploads and the search index
 * @param databaseUrl {@code postgresql://user:password@host:port/db}; null: the embedded database
 * @param secretKey master key, base64 of 32 bytes; null: one is kept in the data folder
 * @param secretKeyPrevious the master key before this one, for the first start with another
 * @param publicUrl where the outside reaches us; null: bots are polled
 * @param bind address to listen on; null: loopback with the sandbox, else all
 */
@ConfigurationProperties("frontdesk")
public record FrontdeskSettings(
        Path data,
        @Nullable String databaseUrl,
        @Nullable Secret secretKey,
        @Nullable Secret secretKeyPrevious,
        @Nullable URI publicUrl,
        @DefaultValue("off") Sandbox sandbox,
        @DefaultValue("8090") int sandboxPort,
        @DefaultValue("invited") SignUp signUp,
        @DefaultValue List<String> allowedPrivateHosts,
        @DefaultValue List<String> trustedProxies,
        @Nullable String bind,
        @Nullable String adminEmail,
        @Nullable Secret adminPassword,
        @Nullable Secret apiKey) {

    public FrontdeskSettings {
        databaseUrl = present(databaseUrl);
        bind = present(bind);
        adminEmail = present(adminEmail);
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public enum Sandbox {
        ON,
        OFF
    }

    public enum SignUp {
        CLOSED,
        INVITED,
        OPEN
    }

    public boolean sandboxIsOn() {
        return sandbox == Sandbox.ON;
    }

    public Optional<URI> publicAddress() {
        return Optional.ofNullable(publicUrl);
    }
}
