package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connector is given to speak for one account.
 *
 * @param id null while an account is only checked and not yet saved
 * @param settings values of the descriptor's fields, trimmed; absent when empty
 * @param secrets values of its secret fields
 * @param profile what the last {@link Connector#check} answered, null before the first
 * @param http shared, thread-safe; honours the outbound proxy
 * @param callback where the provider's posts arrive; null where it could not reach us, or nobody was asked yet
 */
public record Account(
        @Nullable ConnectionId id,
        Map<String, String> settings,
        Map<String, Secret> secrets,
        @Nullable Profile profile,
        URI baseUrl,
        HttpClient http,
        @Nullable URI callback) {

    public Account {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** An account that the provider has no address for. */
    public Account(
            @Nullable ConnectionId id,
            Map<String, String> settings,
            Map<String, Secret> secrets,
            @Nullable Profile profile,
            URI baseUrl,
            HttpClient http) {
        this(id, settings, secrets, profile, baseUrl, http, null);
    }

    Account calledAt(@Nullable URI address) {
        return new Account(id, settings, secrets, profile, baseUrl, http, address);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }
}
