package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST interface is browsed in the look of the panel, by everybody who may read its description. */
@FrontdeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiPagesTests {

    private final ApiClient anonymous;
    private Document page = new Document("");
    private JsonNode description = JsonMapper.shared().createObjectNode();

    @Autowired
    ApiPagesTests(ApiClient api) {
        this.anonymous = api.as(null);
    }

    private Answer read(String language) {
        return anonymous.send("GET", "/api", Map.of("Accept-Language", language), new byte[0]);
    }

    @BeforeAll
    void read() {
        page = Jsoup.parse(read("en").text());
        description = anonymous.get("/api/openapi.json").json();
    }

    @Test
    void showsEveryOperationOfTheDescription() {
        List<String> shown = page.select(".api-call > summary").eachText();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String address = path.getKey().replaceAll("/$", "");
                    String words = operation.getValue().get("summary").asString();
                    assertThat(shown)
                            .contains(operation.getKey().toUpperCase(Locale.ROOT) + " " + address + " " + words);
                }));
        assertThat(page.select(".api-group > h2").eachText()).contains("Conversations", "API keys");
    }

    @Test
    void showsWhatIsSentAndWhatComesBack() {
        Element answering = call("Conversations.answer");
        assertThat(answering.select(".api-fields").getFirst().text())
                .contains("id string · uuid in the path required")
                .contains("Idempotency-Key");
        assertThat(answering.select("pre").eachText()).anyMatch(text -> text.contains("\"text\""));
        Element listing = call("Conversations.list");
        assertThat(listing.select("dt").eachText()).contains("limit", "items", "items[].id", "items[].unread");
        Element verification = call("Audit.verify");
        assertThat(verification.select("dt").eachText()).contains("brokenAt.entryId");
        assertThat(call("Jobs.run").text()).contains("Nothing comes back but the status.");
    }

    @Test
    void givesCommandLinesThatCanBeCopied() {
        String made = command("Agent.create");
        assertThat(made)
                .startsWith("curl -X POST \"" + anonymous.url("/api/v1/projects/$project/agents") + "\"")
                .contains("-H \"Authorization: Bearer $FRONTDESK_KEY\"")
                .contains("-d '{\"name\":");
        assertThat(call("Agent.create").select("[data-copy]").attr("data-copy")).isEqualTo(made);
        assertThat(command("Search.search")).contains("/search?q=$q\"");
    }

    @Test
    void speaksTheReadersLanguageAndRunsNoScriptOfOthers() {
        for (Map.Entry<String, String> word :
                Map.of("en", "Parameters", "ru", "Параметры", "uk", "Параметри").entrySet()) {
            Answer answer = read(word.getKey());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("<html lang=\"" + word.getKey() + "\"", word.getValue());
            assertThat(answer.text()).doesNotContainPattern("<script(?![^>]*src=\"/)");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self'");
        }
    }

    private Element call(String id) {
        Element call = page.getElementById(id);
        assertThat(call).as(id).isNotNull();
        return Objects.requireNonNull(call);
    }

    private String command(String id) {
        return call(id).select(".snippet code").eachText().getLast();
    }
}
