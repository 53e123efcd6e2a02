package dev.frontdesk.connector;

import dev.frontdesk.platform.FrontdeskSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where providers post to, and whether they could: without such an address a connection is polled. */
@Component
class WebhookAddresses {

    static final String PATH = "/hooks/";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookAddresses.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final @Nullable URI publicUrl;
    private final Accounts accounts;
    private final Connectors connectors;

    WebhookAddresses(FrontdeskSettings settings, Accounts accounts, Connectors connectors) {
        URI address = settings.publicAddress().orElse(null);
        if (address != null && !isHttps(address) && !isLoopback(address)) {
            LOG.warn("connector_public_url_unusable: {} is not https, so bots are polled", address);
            address = null;
        }
        this.publicUrl = address;
        this.accounts = accounts;
        this.connectors = connectors;
    }

    /** Where this connection's provider shall post to; empty where it could not reach us. */
    Optional<URI> callback(StoredConnection connection) {
        if (connection.webhookAddress() != null) {
            return Optional.of(connection.webhookAddress());
        }
        if (publicUrl == null || !reachable(connection, publicUrl)) {
            return Optional.empty();
        }
        return Optional.of(address(connection, publicUrl));
    }

    /** An address of this machine serves providers on this machine, and the sandbox reaches no other. */
    private boolean reachable(StoredConnection connection, URI ours) {
        Connector connector = connectors.get(connection.connector());
        return isLoopback(ours)
                ? isLoopback(accounts.baseUrl(connector.descriptor(), connection.environment()))
                : connection.environment() == Environment.REAL;
    }

    /** For a person to paste into the provider's console. */
    Optional<URI> shown(StoredConnection connection) {
        return publicUrl == null ? Optional.empty() : Optional.of(address(connection, publicUrl));
    }

    /** The address under which a provider called us: by the public address if there is one, whatever stands between. */
    URI called(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String base = publicUrl == null
                ? request.getRequestURL().toString().replaceFirst("^([a-z]+://[^/]+).*$", "$1")
                : publicUrl.toString().replaceFirst("/+$", "");
        return URI.create(base + request.getRequestURI() + query);
    }

    private static URI address(StoredConnection connection, URI base) {
        return URI.create(base.toString().replaceFirst("/+$", "") + PATH + connection.webhookKey());
    }

    /** Ours is what we registered, under whatever host: the key in the path is known to nobody else. */
    static boolean isOurs(StoredConnection connection, URI address) {
        return address.equals(connection.webhookAddress())
                || (address.getPath() != null && address.getPath().endsWith(PATH + connection.webhookKey()));
    }

    static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    static boolean isLoopback(URI address) {
        return address.getHost() != null && LOOPBACK.contains(address.getHost());
    }
}
