package dev.frontdesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhonePageTests {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/phone/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");

    private static final Pattern KEY = Pattern.compile("(?m)^ {2}'?([\\w.]+)'?: '");
    private static final Pattern KIND = Pattern.compile("(?m)^ {2}kind: '(\\w+)'");
    private static final Pattern ASKED = Pattern.compile("\\b(?:t|about)\\('([\\w.]+)'");

    private final HttpClient http = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(0);
    }

    @AfterAll
    void stop() {
        http.close();
        sandbox.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + sandbox.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void servesThePageUnderAPolicyThatForbidsInlineScript() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("style=", "onclick=", "<script>");
    }

    @Test
    void servesEveryFileThatThePageNames() throws Exception {
        Matcher reference = REFERENCE.matcher(get("/").body());
        int found = 0;
        while (reference.find()) {
            HttpResponse<String> file = get(reference.group(1));
            assertThat(file.statusCode()).as(reference.group(1)).isEqualTo(200);
            Matcher imported = IMPORT.matcher(file.body());
            while (imported.find()) {
                HttpResponse<String> module = get("/phone/" + imported.group(1));
                assertThat(module.statusCode()).as(imported.group(1)).isEqualTo(200);
                assertThat(module.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
            }
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(2);
    }

    @Test
    void answersAnUnchangedFileWithoutItsBody() throws Exception {
        String tag = get("/").headers().firstValue("ETag").orElseThrow();

        assertThat(get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/phone/nothing.js",
                "/phone/../META-INF/MANIFEST.MF",
                "/phone/..%2f..%2fdev/frontdesk/sandbox/Sandbox.class",
                "/phone/%2e%2e/META-INF/services/dev.frontdesk.sandbox.Emulator",
                "/phone//etc/passwd",
                "/phone/",
                "/phone",
                "/nothing",
                "/nothing/at/all"
            })
    void servesNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void namesTheProviders() throws Exception {
        assertThat(get("/control").body()).contains("{\"id\":\"openai\",\"phone\":false}");
    }

    @Test
    void saysEveryWordInEveryLanguage() throws Exception {
        String words = get("/phone/words.js").body();
        Set<String> english = keys(words, "EN");

        assertThat(english).hasSizeGreaterThan(50);
        assertThat(keys(words, "RU")).isEqualTo(english);
        assertThat(keys(words, "UK")).isEqualTo(english);
    }

    @Test
    void hasOnlySpecialWordsOfKindsThatAdaptersName() throws Exception {
        Set<String> english = keys(get("/phone/words.js").body(), "EN");
        Set<String> kinds = new TreeSet<>();
        for (String id : List.of("mail", "max", "telegram", "vk", "whatsapp")) {
            Matcher kind = KIND.matcher(get("/phone/providers/" + id + ".js").body());
            assertThat(kind.find()).as(id).isTrue();
            kinds.add(kind.group(1));
        }

        assertThat(kinds).contains("bot", "mailbox");
        assertThat(english.stream().filter(key -> key.startsWith("newBot.")))
                .containsExactlyInAnyOrderElementsOf(kinds.stream()
                        .filter(kind -> !kind.equals("bot"))
                        .map(kind -> "newBot." + kind)
                        .toList());
    }

    @Test
    void asksForNoWordThatIsMissing() throws Exception {
        Set<String> known = keys(get("/phone/words.js").body(), "EN");
        for (String file : List.of("app", "accounts", "composer", "conversation", "people-bar", "session", "trouble")) {
            Matcher asked = ASKED.matcher(get("/phone/" + file + ".js").body());
            while (asked.find()) {
                assertThat(known).as(file).contains(asked.group(1));
            }
        }
    }

    private static Set<String> keys(String words, String language) {
        int start = words.indexOf("const " + language + " = {");
        Matcher key = KEY.matcher(words.substring(start, words.indexOf("};", start)));
        Set<String> keys = new TreeSet<>();
        while (key.find()) {
            keys.add(key.group(1));
        }
        return keys;
    }
}
