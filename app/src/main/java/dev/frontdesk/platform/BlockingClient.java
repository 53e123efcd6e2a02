package dev.frontdesk.platform;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client interface over Apache's client. On a virtual thread a call costs less than half of what it costs
 * through the JDK's client, and names can be given the addresses that the guard has checked and no others; libraries that
 * take the JDK's client are guarded too. Through a proxy the name is checked here and resolved there.
 */
final class BlockingClient extends HttpClient {

    /** A provider closes connections that nobody uses; one that may have been closed is looked at before it is used. */
    private static final TimeValue DOUBTED_AFTER = TimeValue.ofMilliseconds(50);

    private static final TimeValue IDLE_MAX = TimeValue.ofSeconds(20);

    private final @Nullable AddressGuard guard;
    private final CloseableHttpClient apache;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param guard null where the operator says which addresses are called */
    private BlockingClient(@Nullable AddressGuard guard, OutboundProxy proxy, int connectionsMax) {
        this.guard = guard;
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(
                                guard == null ? SystemDefaultDnsResolver.INSTANCE : new GuardedNames(guard, proxy))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(Outbound.CONNECT_TIMEOUT))
                                .setValidateAfterInactivity(DOUBTED_AFTER)
                                .setTimeToLive(TimeValue.ofMinutes(guard == null ? 10 : 1))
                                .build())
                        .setMaxConnTotal(10 * connectionsMax)
                        .setMaxConnPerRoute(connectionsMax)
                        .build())
                .evictIdleConnections(IDLE_MAX)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableDefaultUserAgent();
        if (proxy.address() != null) {
            route(builder, proxy);
        }
        this.apache = builder.build();
    }

    /** For addresses that users typed. */
    static BlockingClient guarded(AddressGuard guard, OutboundProxy proxy) {
        return new BlockingClient(guard, proxy, 100);
    }

    /** @param connectionsMax to one provider; what is sent beyond waits */
    static BlockingClient open(OutboundProxy proxy, int connectionsMax) {
        return new BlockingClient(null, proxy, connectionsMax);
    }

    private static void route(HttpClientBuilder builder, OutboundProxy proxy) {
        HttpHost host =
                new HttpHost(proxy.socket().getHostString(), proxy.socket().getPort());
        builder.setRoutePlanner(new DefaultProxyRoutePlanner(host) {
            @Override
            @SuppressWarnings("NullAway") // null means a direct call
            protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                return proxy.isDirect(target.getHostName()) ? null : host;
            }
        });
        PasswordAuthentication credentials = proxy.credentials();
        if (credentials != null) {
            BasicCredentialsProvider provider = new BasicCredentialsProvider();
            provider.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(credentials.getUserName(), credentials.getPassword()));
            builder.setDefaultCredentialsProvider(provider);
        }
    }

    /** Resolves a name once, for the connection that is about to be made. The proxy is the operator's own choice. */
    private record GuardedNames(AddressGuard guard, OutboundProxy proxy) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return proxy.isAt(host) ? InetAddress.getAllByName(host) : guard.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        check(request);
        return new BlockingCall<>(apache, request, handler).run();
    }

    /** As {@link Outbound#send}, on the caller's thread. */
    HttpResponse<byte[]> whole(HttpRequest request, int bytesMax, Duration deadline) throws IOException {
        check(request);
        return new BlockingCall<>(apache, request, HttpResponse.BodyHandlers.ofByteArray()).whole(bytesMax, deadline);
    }

    private void check(HttpRequest request) {
        if (guard != null) {
            guard.check(request.uri());
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        BlockingCall<T> call = new BlockingCall<>(apache, request, handler);
        CompletableFuture<HttpResponse<T>> answer = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                boolean cancelled = super.cancel(mayInterrupt);
                if (cancelled) {
                    call.cancel();
                }
                return cancelled;
            }
        };
        threads.execute(() -> {
            try {
                check(request);
                answer.complete(call.run());
            } catch (CompletionException e) {
                answer.completeExceptionally(e.getCause() == null ? e : e.getCause());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.of(Outbound.CONNECT_TIMEOUT);
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SSLParameters sslParameters() {
        return sslContext().getDefaultSSLParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.of(threads);
    }

    @Override
    public void close() {
        apache.close(CloseMode.IMMEDIATE);
    }
}
