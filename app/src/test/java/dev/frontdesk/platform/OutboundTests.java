package dev.frontdesk.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;

class OutboundTests {

    /** Who is called: an address that a user typed, a provider, a model. */
    enum Whom {
        TYPED,
        PROVIDER,
        MODEL
    }

    private final MockEnvironment environment = new MockEnvironment();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            answer(
                    exchange,
                    exchange.getRequestMethod() + " "
                            + exchange.getRequestHeaders().getFirst("X-Sign") + " " + new String(body, UTF_8));
        });
        server.createContext("/big", exchange -> answer(exchange, "x".repeat(200_000)));
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/echo");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void carriesARequestAndItsAnswer(Whom whom) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/echo"))
                .header("X-Sign", "yes")
                .POST(HttpRequest.BodyPublishers.ofString("привіт"))
                .build();
        HttpResponse<byte[]> response = Outbound.send(client(whom), request, 1_000, Duration.ofSeconds(10));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), UTF_8)).isEqualTo("POST yes привіт");
        assertThat(response.headers().firstValue("x-server")).hasValue("test");
    }

    @ParameterizedTest
    @EnumSource
    void streamsWhatIsSent(Whom whom) throws Exception {
        server.createContext("/count", exchange -> {
            long count = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            answer(exchange, count + " " + exchange.getRequestHeaders().getFirst("Content-Length"));
        });
        HttpRequest unknownLength = HttpRequest.newBuilder(uri("/count"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000])))
                .build();
        HttpRequest knownLength = HttpRequest.newBuilder(uri("/count"))
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000])),
                        300_000))
                .build();

        assertThat(text(Outbound.send(client(whom), unknownLength, 1_000, Duration.ofSeconds(10))))
                .isEqualTo("300000 null");
        assertThat(text(Outbound.send(client(whom), knownLength, 1_000, Duration.ofSeconds(10))))
                .isEqualTo("300000 300000");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void stopsReadingAtTheLimit(Whom whom) {
        assertThatThrownBy(() -> Outbound.send(client(whom), get("/big"), 100_000, Duration.ofSeconds(10)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineCountsForTheBodyToo(Whom whom) {
        assertThatThrownBy(() -> Outbound.send(client(whom), get("/drip"), 100_000, Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void followsNoRedirect(Whom whom) throws Exception {
        assertThat(Outbound.send(client(whom), get("/redirect"), 1_000, Duration.ofSeconds(10))
                        .statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @EnumSource
    void tellsThatNobodyWasThere(Whom whom) throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/");
        }

        assertThatThrownBy(() -> Outbound.send(
                        client(whom), HttpRequest.newBuilder(nobody).build(), 1_000, Duration.ofSeconds(10)))
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER", "MODEL"})
    void tellsThatANameIsNobodys(Whom whom) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://nobody.invalid/")).build();

        assertThatThrownBy(() -> Outbound.send(client(whom), request, 1_000, Duration.ofSeconds(10)))
                .isInstanceOf(ConnectException.class)
                .hasCauseInstanceOf(UnresolvedAddressException.class);
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingOnAConnectionThatWasClosedMeanwhile(Whom whom) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            CountDownLatch closed = new CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < 2; i++) {
                    try (Socket one = server.accept()) {
                        one.getInputStream().read(new byte[4_096]);
                        one.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
                    } catch (IOException e) {
                        return;
                    }
                    closed.countDown();
                }
            });
            HttpClient client = client(whom);
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            Outbound.send(client, request, 1_000, Duration.ofSeconds(10));
            closed.await();
            // Twice as long as a connection is used without looking at it first.
            LockSupport.parkNanos(100_000_000);

            assertThat(Outbound.send(client, request, 1_000, Duration.ofSeconds(10))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void streamsThroughTheGuardedClient() throws Exception {
        try (InputStream body = client(Whom.TYPED)
                .send(get("/big"), BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readAllBytes()).hasSize(200_000);
        }
    }

    @Test
    void theGuardedClientConnectsOnlyWhereTheGuardAllows() {
        HttpClient strict =
                BlockingClient.guarded(new AddressGuard(List.of()), OutboundProxy.parse("", "HTTPS_PROXY", ""));

        assertThatThrownBy(() -> strict.send(get("/echo"), BodyHandlers.ofString()))
                .isInstanceOf(AddressGuard.Refused.class);
        assertThatThrownBy(() -> Outbound.send(strict, get("/echo"), 1_000, Duration.ofSeconds(10)))
                .isInstanceOf(AddressGuard.Refused.class);
    }

    @Test
    void aNameThatLeadsElsewhereAfterTheCheckLeadsNowhere() {
        AtomicInteger asked = new AtomicInteger();
        AddressGuard guard = new AddressGuard(List.of(), host ->
                new InetAddress[] {InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1")});
        HttpClient client = BlockingClient.guarded(guard, OutboundProxy.parse("", "HTTPS_PROXY", ""));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://rebound.test:" + server.getAddress().getPort() + "/echo"))
                .build();

        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(AddressGuard.Refused.class);
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void goesThroughTheConnectorsProxy(Whom whom) throws Exception {
        OutboundProxy proxy = OutboundProxy.parse(
                "http://127.0.0.1:" + server.getAddress().getPort(), "frontdesk.telegram.proxy", "");
        server.createContext("/", exchange -> answer(exchange, "proxied " + exchange.getRequestURI()));
        environment.setProperty("frontdesk.telegram.proxy", String.valueOf(proxy.address()));
        HttpClient client =
                whom == Whom.TYPED ? BlockingClient.guarded(new AddressGuard(List.of()), proxy) : client(whom);

        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://192.0.2.1/path")).build();
        if (whom == Whom.TYPED) {
            // what users type is checked here even if the proxy would resolve it
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(AddressGuard.Refused.class);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create("http://1.1.1.1/path"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .isEqualTo("proxied http://1.1.1.1/path");
        } else {
            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("proxied http://192.0.2.1/path");
        }
    }

    @Test
    void callsThisMachineAndExceptionsDirectly() {
        OutboundProxy proxy =
                OutboundProxy.parse("http://proxy.example:3128", "HTTPS_PROXY", "example.org,.inner.test");

        assertThat(List.of("localhost", "127.0.0.1", "example.org", "a.example.org", "x.inner.test"))
                .allMatch(proxy::isDirect);
        assertThat(List.of("api.telegram.org", "notexample.org")).noneMatch(proxy::isDirect);
    }

    @Test
    void refusesAProxyThatIsNoneWithoutRepeatingItsPassword() {
        assertThatThrownBy(() -> OutboundProxy.parse("socks5://u:fake-password@h:1", "HTTPS_PROXY", ""))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("fake-password");
    }

    private HttpClient client(Whom whom) {
        Outbound outbound = new Outbound(environment, new AddressGuard(List.of("127.0.0.1")));
        return switch (whom) {
            case TYPED -> outbound.guarded();
            case PROVIDER -> outbound.client("telegram");
            case MODEL -> outbound.http1("telegram");
        };
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(uri(path)).build();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("X-Server", "test");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
