package dev.frontdesk.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies up to the limit are read, larger ones are refused before they are whole. */
@FrontdeskTest
class ReadableTests {

    private static final int CHUNK = 1 << 16;

    private final ApiClient api;
    private final int port;

    @Autowired
    ReadableTests(ApiClient api, @Value("${local.server.port}") int port) {
        this.api = api;
        this.port = port;
    }

    @Test
    void takesWhatIsJustSmallEnough() {
        String project = "{\"name\": \"Large\"" + " ".repeat(ReadableFilter.BODY_BYTES_MAX);
        byte[] body = (project.substring(0, ReadableFilter.BODY_BYTES_MAX - 1) + "}").getBytes(UTF_8);
        assertThat(api.send("POST", "/api/v1/projects", Map.of("Content-Type", "application/json"), body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesByItsLengthWhatIsTooLarge() throws IOException {
        try (Socket socket = request("Content-Length: " + (ReadableFilter.BODY_BYTES_MAX + 1))) {
            assertRefused(socket);
        }
    }

    @Test
    void refusesWhatTurnsOutTooLarge() throws IOException {
        try (Socket socket = request("Transfer-Encoding: chunked")) {
            OutputStream out = socket.getOutputStream();
            byte[] chunk = (Integer.toHexString(CHUNK) + "\r\n" + " ".repeat(CHUNK) + "\r\n").getBytes(UTF_8);
            for (int sent = 0; sent < ReadableFilter.BODY_BYTES_MAX; sent += CHUNK) {
                out.write(chunk);
            }
            out.write("1\r\n \r\n0\r\n\r\n".getBytes(UTF_8));
            out.flush();
            assertRefused(socket);
        }
    }

    private Socket request(String framing) throws IOException {
        String key = api.post("/api/v1/api-keys", Map.of("name", "Large"))
                .json()
                .get("key")
                .asString();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("POST /api/v1/projects HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                                + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n")
                        .getBytes(UTF_8));
        return socket;
    }

    private static void assertRefused(Socket socket) throws IOException {
        String answer = answer(socket.getInputStream());
        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Content-Type: application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf('{')));
        assertThat(problem.get("status").asInt()).isEqualTo(413);
        assertThat(problem.get("detail").asString()).startsWith("At most 16 MB");
    }

    /** Up to the end of its JSON: the connection may stay open for the rest of the request. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            answer.write(next);
            if (next == '}') {
                break;
            }
        }
        return answer.toString(UTF_8);
    }
}
