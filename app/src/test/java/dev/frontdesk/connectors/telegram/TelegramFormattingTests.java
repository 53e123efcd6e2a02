package dev.frontdesk.connectors.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Markup;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever Markdown an assistant writes, Telegram takes the rendering and shows every word of it. */
class TelegramFormattingTests {

    private static final int MAX = 4096;
    private static final long CHAT = 700_100_200L;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = bot();

    private final TelegramDialect dialect = new TelegramDialect();

    @Property(tries = 400)
    void noRenderingIsRefused(@ForAll("markdown") String markdown) {
        for (Markup.Fitted part : Markup.fit(markdown, dialect, MAX)) {
            JsonNode answer = send(part.rendered());
            assertThat(answer.path("ok").asBoolean())
                    .as("%s for %s from %s", answer, part.rendered(), markdown)
                    .isTrue();
        }
    }

    @Property(tries = 200)
    void noPartIsTooLongAndNothingIsLost(@ForAll("longMarkdown") String markdown) {
        List<Markup.Fitted> parts = Markup.fit(markdown, dialect, 300);
        assertThat(parts).allSatisfy(part -> assertThat(part.plain().length()).isBetween(1, 300));
        String together = parts.stream().map(Markup.Fitted::plain).collect(Collectors.joining());
        String whole = Markup.fit(markdown, dialect, Integer.MAX_VALUE).stream()
                .map(Markup.Fitted::plain)
                .collect(Collectors.joining());
        assertThat(together.replaceAll("\\s", "")).isEqualTo(whole.replaceAll("\\s", ""));
    }

    @Property(tries = 100)
    void noCutFallsIntoACharacter(@ForAll("emoji") String text) {
        for (Markup.Fitted part : Markup.fit(text, dialect, 11)) {
            assertThat(part.plain().codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF))
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> markdown() {
        Arbitrary<String> marks = Arbitraries.of(
                "**",
                "*",
                "_",
                "__",
                "~~",
                "`",
                "```",
                "```java\n",
                "> ",
                "# ",
                "- ",
                "1. ",
                "[",
                "](",
                ")",
                "<b>",
                "</i>",
                "<!-- ",
                "&",
                "<",
                ">",
                "&amp;",
                "\"",
                "|",
                "|---|\n",
                "![",
                "\\",
                "http://example.org/?a=1&b=2",
                "tg://user?id=1",
                "\n",
                "\n\n",
                "    ",
                "\t",
                "\u0000");
        Arbitrary<String> words = Arbitraries.of("роза", "троянди", "rose", "😀", "é", "x", " ", "a b", "42", "€");
        return Arbitraries.oneOf(marks, words).list().ofMinSize(1).ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> longMarkdown() {
        return markdown().list().ofMinSize(5).ofMaxSize(30).map(parts -> String.join("\n\n", parts));
    }

    @Provide
    Arbitrary<String> emoji() {
        return Arbitraries.of("😀", "👩‍👩‍👧", "🇺🇦", "é", "a")
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    private static String bot() {
        JsonNode account = call("POST", "/control/telegram/accounts", Map.of("name", "Formatting"));
        String token = account.path("token").asString();
        call("PUT", "/control/telegram/limits", Map.of("rates", false));
        call("POST", "/control/telegram/messages", Map.of("account", token, "user", CHAT, "text", "/start"));
        return token;
    }

    private static JsonNode send(String html) {
        return call(
                "POST",
                "/telegram/bot" + TOKEN + "/sendMessage",
                Map.of("chat_id", CHAT, "text", html, "parse_mode", "HTML"));
    }

    private static JsonNode call(String method, String path, Map<String, ?> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SharedSandbox.url() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
