package dev.frontdesk.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The ways to the outside. Clients are shared, run on virtual threads, give up connecting after ten seconds, follow no
 * redirects and go through the proxy of HTTPS_PROXY, or of {@code frontdesk.<connector>.proxy}. Addresses that the
 * operator set go by {@link #client}, those that users typed by {@link #guarded}.
 */
@Component
public class Outbound implements AutoCloseable {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Long polls keep a connection each. */
    private static final int CONNECTIONS_MAX = 5_000;

    static {
        // A proxy's user and password are sent to the proxy alone, before the tunnel; the JDK leaves them out unless
        // told.
        if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
    }

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<OutboundProxy, HttpClient> clients = new ConcurrentHashMap<>();
    private final Map<OutboundProxy, BlockingClient> blocking = new ConcurrentHashMap<>();
    private final Environment environment;
    private final BlockingClient guarded;

    Outbound(Environment environment, AddressGuard guard) {
        this.environment = environment;
        this.guarded = BlockingClient.guarded(guard, proxy("guarded"));
    }

    /**
     * For a connector's provider, at an address that the operator set. HTTP/1.1; calls block the thread that makes them
     * and nothing else.
     */
    public HttpClient client(String connector) {
        return blocking.computeIfAbsent(proxy(connector), proxy -> BlockingClient.open(proxy, CONNECTIONS_MAX));
    }

    /** For models, whose streams must not share a connection: HTTP/1.1. */
    public HttpClient http1(String connector) {
        return clients.computeIfAbsent(proxy(connector), this::build);
    }

    /**
     * For addresses that users typed: every connection goes to an address that the guard has seen, so that a name cannot
     * lead elsewhere between the check and the call. HTTP/1.1. Calls fail with {@link AddressGuard.Refused}.
     */
    public HttpClient guarded() {
        return guarded;
    }

    /**
     * Sends, and reads the whole answer within a size and a time that count for the body too.
     *
     * @throws HttpTimeoutException if the deadline passed
     * @throws IOException if the body is longer than {@code bytesMax}, or the call failed
     */
    public static HttpResponse<byte[]> send(HttpClient client, HttpRequest request, int bytesMax, Duration deadline)
            throws IOException, InterruptedException {
        if (client instanceof BlockingClient blocking) {
            return blocking.whole(request, bytesMax, deadline);
        }
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), bytesMax));
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("No whole answer within " + deadline);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IOException(e.getCause());
            }
        } finally {
            call.cancel(true);
        }
    }

    private HttpClient build(OutboundProxy proxy) {
        return proxy.into(HttpClient.newBuilder())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    private OutboundProxy proxy(String connector) {
        String own = environment.getProperty("frontdesk." + connector + ".proxy", "");
        String setting = own.isBlank() ? "HTTPS_PROXY" : "frontdesk." + connector + ".proxy";
        return OutboundProxy.parse(
                own.isBlank() ? environment.getProperty("HTTPS_PROXY", "") : own,
                setting,
                environment.getProperty("NO_PROXY", ""));
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        blocking.values().forEach(HttpClient::close);
        guarded.close();
    }
}
