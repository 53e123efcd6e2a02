package dev.frontdesk.connector;

import dev.frontdesk.platform.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account that the operator named in start-up settings. A connector declares it as a bean.
 *
 * @param secrets by field; empty: the operator named none
 * @param webhookSecret what the provider's posts prove; null: one is made up
 */
public record EnvironmentAccount(
        String connector,
        Map<String, Secret> secrets,
        @Nullable Secret webhookSecret) {

    public EnvironmentAccount {
        secrets = Map.copyOf(secrets);
    }
}
