package dev.frontdesk.connectors.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.platform.Ids;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FormData;
import dev.frontdesk.testkit.FrontdeskTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a visitor's browser does on a page of the business. */
@FrontdeskTest
class WebchatTests {

    private static final String PAGE = "https://shop.example";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String visitor = token();

    @Autowired
    ApiClient api;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    private String key = "";

    @BeforeEach
    void openChat() {
        String project = api.get("/api/v1/projects").json().at("/items/0/id").asString();
        JsonNode connection = api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of(
                                "connector", "webchat",
                                "label", "Shop",
                                "environment", "real",
                                "settings", Map.of("origins", PAGE, "title", "Flowers")))
                .json();
        String id = connection.path("id").asString();
        assertThat(api.put("/api/v1/connections/" + id + "/activation", Map.of())
                        .status())
                .as("%s", connection)
                .isLessThan(300);
        key = database.sql("select webhook_key from connection where connection_id = ?::uuid")
                .param(id)
                .query(String.class)
                .single();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> visit("GET", "/settings", PAGE, visitor, null).status() == 200);
    }

    @Test
    void answersAVisitorAndKeepsTheHistory() {
        String id = token();
        assertThat(say(id, "Hello").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(15)).until(() -> messages(visitor).size() == 2);
        JsonNode said = messages(visitor);
        assertThat(said.get(0).path("id").asString()).isEqualTo(id);
        assertThat(said.get(0).path("mine").asBoolean()).isTrue();
        assertThat(said.get(1).path("mine").asBoolean()).isFalse();
        assertThat(messages(token())).as("another visitor's history").isEmpty();
    }

    @Test
    void handsAFileToTheVisitorItWasSentToAndToNobodyElse() {
        say(token(), "Show me");
        await().atMost(Duration.ofSeconds(15)).until(() -> messages(visitor).size() == 2);
        String conversation = api.get("/api/v1/conversations?connector=webchat&limit=1")
                .json()
                .at("/items/0/id")
                .asString();
        Answer sent = new FormData()
                .file("files", "page.html", "<script>alert(1)</script>".getBytes(UTF_8))
                .post(api, "/api/v1/conversations/" + conversation + "/messages", Map.of());
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(15)).until(() -> messages(visitor).size() == 3);
        JsonNode shown = messages(visitor).get(2);
        assertThat(shown.at("/files/0/name").asString()).isEqualTo("page.html");
        String file = "/messages/" + shown.path("id").asString() + "/files/0";
        Answer fetched = visit("GET", file, PAGE, visitor, null);
        assertThat(fetched.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(fetched.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(fetched.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        assertThat(visit("GET", file, PAGE, token(), null).status()).isEqualTo(404);
        assertThat(visit("GET", file, "https://elsewhere.example", visitor, null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void takesARepeatedMessageOnce() {
        String id = token();
        say(id, "Hello");
        assertThat(say(id, "Hello").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(15)).until(() -> messages(visitor).size() == 2);
        say(token(), "Thanks");
        await().atMost(Duration.ofSeconds(15)).until(() -> messages(visitor).size() == 4);
    }

    @Test
    void refusesPagesThatAreNotOnTheList() {
        Answer answer = visit("GET", "/settings", "https://elsewhere.example", visitor, null);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("https://elsewhere.example");
        assertThat(visit("GET", "/settings", null, visitor, null).status()).isEqualTo(403);
    }

    @Test
    void letsBrowsersSendTheVisitorFromAnotherOrigin() {
        Answer answer = api.as(null)
                .send(
                        "OPTIONS",
                        "/webchat/" + key + "/messages",
                        Map.of(
                                "Origin",
                                PAGE,
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "content-type,x-visitor"),
                        new byte[0]);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("Content-Type, X-Visitor");
    }

    @Test
    void boundsWhatAStrangerMaySpend() {
        int refused = 0;
        for (int i = 0; i < 14; i++) {
            Answer answer = say(token(), "Hello " + i);
            if (answer.status() == 429) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                refused++;
            }
        }
        assertThat(refused).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoMessageOrNoVisitor() {
        assertThat(say(token(), " ").status()).isEqualTo(422);
        assertThat(say(token(), "x".repeat(2_001)).status()).isEqualTo(422);
        assertThat(visit("GET", "/messages", PAGE, "short", null).status()).isEqualTo(401);
    }

    @Test
    void readsNoLongBodies() {
        assertThat(say(token(), "x".repeat(100_000)).status()).isEqualTo(413);
        assertThat(chunked("/webchat/" + "k".repeat(32) + "/messages", "x".repeat(100_000)))
                .isEqualTo(413);
    }

    private int chunked(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.url(path)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
        try (HttpClient browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return browser.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takesNoFilesFromStrangers() {
        String boundary = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nf\r\n--x--\r\n";
        Answer answer = api.as(null)
                .send(
                        "POST",
                        "/sign-in",
                        Map.of("Content-Type", "multipart/form-data; boundary=x"),
                        boundary.getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void showsMarkupOfAVisitorAsText() {
        say(token(), "<img src=x onerror=alert(1)>");
        await().atMost(Duration.ofSeconds(15)).until(() -> !messages(visitor).isEmpty());
        assertThat(messages(visitor).get(0).path("html").asString()).startsWith("&lt;img");
    }

    @Test
    void servesASmallScript() {
        Answer script = api.as(null).get("/webchat.js");
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.text().getBytes(UTF_8).length).isLessThan(15_000);
    }

    private Answer say(String id, String text) {
        return visit("POST", "/messages", PAGE, visitor, Map.of("id", id, "text", text, "language", "en"));
    }

    private JsonNode messages(String who) {
        return visit("GET", "/messages", PAGE, who, null).json().path("items");
    }

    private Answer visit(String method, String what, @Nullable String origin, String who, @Nullable Object body) {
        Map<String, String> headers = new HashMap<>(Map.of("X-Visitor", who));
        if (origin != null) {
            headers.put("Origin", origin);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return api.as(null)
                .send(
                        method,
                        "/webchat/" + key + what,
                        headers,
                        body == null ? new byte[0] : JSON.writeValueAsBytes(body));
    }

    private static String token() {
        return (Ids.next().toString() + Ids.next()).replace("-", "").substring(0, 48);
    }
}
