package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Outbound;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what a connector needs to speak for an account, and knows where each provider is. */
@Component
class Accounts {

    private final FrontdeskSettings settings;
    private final org.springframework.core.env.Environment properties;
    private final Outbound outbound;

    Accounts(FrontdeskSettings settings, org.springframework.core.env.Environment properties, Outbound outbound) {
        this.settings = settings;
        this.properties = properties;
        this.outbound = outbound;
    }

    Account of(Connector connector, StoredConnection connection, Map<String, Secret> secrets) {
        return account(
                connector,
                connection.id(),
                connection.environment(),
                connection.settings(),
                secrets,
                connection.profile());
    }

    /** For an account whose profile is about to be asked for. */
    Account unknown(
            Connector connector, Environment environment, Map<String, String> settings, Map<String, Secret> secrets) {
        return account(connector, null, environment, settings, secrets, null);
    }

    private Account account(
            Connector connector,
            @Nullable ConnectionId id,
            Environment environment,
            Map<String, String> settings,
            Map<String, Secret> secrets,
            @Nullable Profile profile) {
        Map<String, Secret> own = new HashMap<>(secrets);
        own.remove(ConnectionSecrets.WEBHOOK);
        return new Account(
                id,
                settings,
                own,
                profile,
                baseUrl(connector.descriptor(), environment),
                outbound.client(connector.descriptor().id()));
    }

    URI baseUrl(Descriptor descriptor, Environment environment) {
        URI real = descriptor.baseUrl() == null ? URI.create("") : descriptor.baseUrl();
        return switch (environment) {
            case SANDBOX -> URI.create("http://127.0.0.1:" + settings.sandboxPort() + "/" + descriptor.id());
            case REAL -> operatorsAddress(descriptor.id()) instanceof URI address ? address : real;
        };
    }

    /**
     * What a new connection is taken for if nobody says: an operator who names a provider's address means that one,
     * also while the sandbox is on. What has no provider has nothing to rehearse with.
     */
    Environment usualEnvironment(Descriptor connector) {
        return settings.sandboxIsOn() && connector.baseUrl() != null && operatorsAddress(connector.id()) == null
                ? Environment.SANDBOX
                : Environment.REAL;
    }

    boolean mayWork(Environment environment) {
        return environment == Environment.REAL || settings.sandboxIsOn();
    }

    private @Nullable URI operatorsAddress(String connector) {
        String address = properties.getProperty("frontdesk." + connector + ".base-url");
        return address == null || address.isBlank() ? null : URI.create(address.strip());
    }
}
