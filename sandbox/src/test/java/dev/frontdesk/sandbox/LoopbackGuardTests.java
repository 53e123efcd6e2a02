package dev.frontdesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopbackGuardTests {

    private Sandbox sandbox;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(0);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    /** Sends a request byte for byte, since HTTP clients do not let a program choose these headers. */
    private String send(String requestLine, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sandbox.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            String request = requestLine + " HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n"
                    + String.join("\r\n", headers) + "\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[8_192];
            int length = Math.max(0, socket.getInputStream().read(answer));
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static int status(String response) {
        return Integer.parseInt(response.split(" ", 3)[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8090", "127.0.0.1:1", "127.1.2.3", "[::1]:8090", "demo.localhost:8090"})
    void answersUnderLoopbackNames(String host) throws IOException {
        assertThat(status(send("GET /health", "Host: " + host))).isEqualTo(200);
        assertThat(status(send("DELETE /control", "Host: " + host))).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "128.0.0.1",
                "10.0.0.1:8090",
                "localhost:8090@evil.example",
                "[::2]"
            })
    void refusesNamesThatOnlyPointHere(String host) throws IOException {
        assertThat(status(send("GET /", "Host: " + host))).isIn(400, 403);
        assertThat(status(send("GET /control", "Host: " + host))).isIn(400, 403);
        assertThat(status(send("DELETE /control", "Host: " + host))).isIn(400, 403);
    }

    @Test
    void refusesRequestsThatNameNoHostOrTwo() throws IOException {
        assertThat(status(send("GET /health"))).isIn(400, 403);
        assertThat(status(send("GET /health", "Host: localhost", "Host: evil.example")))
                .isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: http://localhost:8080",
                "Origin: https://localhost:8090",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void refusesOrdersOfOtherPages(String header) throws IOException {
        String response = send("DELETE /control", "Host: localhost:8090", header);

        assertThat(status(response)).isEqualTo(403);
        assertThat(response).contains("application/problem+json").contains("detail");
        assertThat(status(send("PUT /control/openai/script", "Host: localhost:8090", header)))
                .isEqualTo(403);
        assertThat(status(send("POST //control/openai/accounts", "Host: localhost:8090", header)))
                .isIn(403, 404);
        assertThat(status(send("POST /%63ontrol/openai/accounts", "Host: localhost:8090", header)))
                .isIn(403, 404);
        assertThat(status(send("POST /x/../control/openai/accounts", "Host: localhost:8090", header)))
                .isIn(400, 403, 404);
    }

    @Test
    void takesOrdersOfItsOwnPage() throws IOException {
        assertThat(status(send(
                        "DELETE /control",
                        "Host: localhost:8090",
                        "Origin: http://localhost:8090",
                        "Sec-Fetch-Site: same-origin")))
                .isEqualTo(204);
    }
}
