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
    private final org.springframework.core.env.Environment properties;

    WebhookAddresses(
            FrontdeskSettings settings,
            Accounts accounts,
            Connectors connectors,
            org.springframework.core.env.Environment properties) {
        URI address = settings.publicAddress().orElse(null);
        if (address != null && !isHttps(address) && !isLoopback(address)) {
            LOG.warn("connector_public_url_unusable: {} is not https, so bots are polled", address);
            address = null;
        }
        this.publicUrl = address;
        this.accounts = accounts;
        this.connectors = connectors;
        this.properties = properties;
    }

    /** Where this connection's provider shall post to; empty where it could not reach us. */
    Optional<URI> callback(StoredConnection connection) {
        if (connection.webhookAddress() != null) {
            return Optional.of(connection.webhookAddress());
        }
        if (publicUrl != null && reachable(connection, publicUrl)) {
            return Optional.of(address(connection, publicUrl));
        }
        URI ours = thisMachine();
        boolean near = cannotBePolled(connection) && reachable(connection, ours);
        return near ? Optional.of(address(connection, ours)) : Optional.empty();
    }

    /** Connectors whose address is pasted have no other way to hear anything. */
    private boolean cannotBePolled(StoredConnection connection) {
        return connectors.get(connection.connector()).pasted(thisMachine()).isPresent();
    }

    private URI thisMachine() {
        String port = properties.getProperty("local.server.port", properties.getProperty("server.port", "8080"));
        return URI.create("http://127.0.0.1:" + port);
    }

    /** An address of this machine serves providers on this machine, and the sandbox reaches no other. */
    private boolean reachable(StoredConnection connection, URI ours) {
        Connector connector = connectors.get(connection.connector());
        return isLoopback(ours)
                ? isLoopback(accounts.baseUrl(connector.descriptor(), connection.environment()))
                : connection.environment() == Environment.REAL;
    }

    /** The same as a person pastes it into the provider's console. */
    Optional<URI> shown(StoredConnection connection) {
        return callback(connection)
                .map(address ->
                        connectors.get(connection.connector()).pasted(address).orElse(address));
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
