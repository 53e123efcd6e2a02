package dev.frontdesk.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What is answered has the statuses and the shapes that the description gives. */
@FrontdeskTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiConformanceTests {

    private final TestPeople people;
    private final ApiClient anonymous;
    private ApiClient api;
    private JsonNode description;

    @Autowired
    ApiConformanceTests(TestPeople people, ApiClient api) {
        this.people = people;
        this.anonymous = api.as(null);
        this.api = api;
    }

    @BeforeAll
    void furnish() {
        api = people.key(people.vendor().organization(), Role.VENDOR);
        description = anonymous.get("/api/openapi.json").json();
    }

    private JsonNode call(String method, String path, String template, @Nullable Object body) {
        Answer answer = switch (method) {
            case "GET" -> api.get(path);
            case "POST" ->
                body instanceof String csv
                        ? api.send("POST", path, Map.of("Content-Type", "text/csv"), csv.getBytes(UTF_8))
                        : api.post(path, body);
            case "PUT" -> api.put(path, body);
            case "PATCH" -> api.patch(path, body);
            default -> api.delete(path);
        };
        JsonNode operation = description.get("paths").get(template).get(method.toLowerCase(Locale.ROOT));
        JsonNode response = operation.get("responses").get(Integer.toString(answer.status()));
        assertThat(response).as(method + " " + path + " " + answer.status()).isNotNull();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode content = response.path("content").path(type.replaceAll(";.*", ""));
        if (answer.text().isEmpty()) {
            assertThat(response.has("content")).as(method + " " + path).isFalse();
            return description.path("nothing");
        }
        List<String> differences = new ArrayList<>();
        compare("", content.get("schema"), answer.json(), differences);
        assertThat(differences).as(method + " " + path + " " + answer.text()).isEmpty();
        return answer.json();
    }

    private void compare(String place, JsonNode schema, JsonNode value, List<String> differences) {
        if (schema == null) {
            differences.add(place + " is not described");
            return;
        }
        JsonNode shape = schema.has("$ref")
                ? description.at(schema.get("$ref").asString().substring(1))
                : schema;
        if (shape.has("anyOf")) {
            if (!value.isNull()) {
                compare(place, shape.get("anyOf").get(0), value, differences);
            }
            return;
        }
        if (value.isNull()) {
            if (!shape.path("type").toString().contains("null")) {
                differences.add(place + " is null");
            }
        } else if (value.isArray()) {
            value.forEach(item -> compare(place + "[]", shape.get("items"), item, differences));
        } else if (value.isObject() && shape.has("properties")) {
            value.properties()
                    .forEach(entry -> compare(
                            place + "." + entry.getKey(),
                            shape.get("properties").get(entry.getKey()),
                            entry.getValue(),
                            differences));
            shape.path("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    differences.add(place + "." + name.asString() + " is missing");
                }
            });
        }
    }

    private void aroundVersions(String project, String template) {
        call("GET", project + "/versions", template + "/versions", null);
        call("PATCH", project + "/versions/1", template + "/versions/{number}", Map.of("note", "The first"));
        call("GET", project + "/versions/2/difference", template + "/versions/{number}/difference", null);
        call("GET", project + "/publication", template + "/publication", null);
        call("PUT", project + "/publication", template + "/publication", null);
        call("PATCH", project, template, Map.of("prompt", "Be brief"));
        call("POST", project + "/publication", template + "/publication", Map.of());
        call("POST", project + "/versions/1/returns", template + "/versions/{number}/returns", null);
        call("DELETE", project + "/publication", template + "/publication", null);
        call("GET", project + "/versions/99/difference", template + "/versions/{number}/difference", null);
    }

    @Test
    void linkedChatsAreAsDescribed() {
        call("GET", "/api/v1/linked-chats", "/api/v1/linked-chats", null);
        call("GET", "/api/v1/me/chats", "/api/v1/me/chats", null);
        call("DELETE", "/api/v1/linked-chats/" + TestPeople.unknownId(), "/api/v1/linked-chats/{id}", null);
    }

    @Test
    void answersAsDescribed() {
        call("GET", "/api/v1/me", "/api/v1/me", null);
        call("GET", "/api/v1/organizations", "/api/v1/organizations", null);
        call("GET", "/api/v1/members", "/api/v1/members", null);
        call("POST", "/api/v1/members", "/api/v1/members", Map.of("email", "nonsense"));
        call("POST", "/api/v1/api-keys", "/api/v1/api-keys", Map.of("name", "New"));
        call("GET", "/api/v1/api-keys", "/api/v1/api-keys", null);
        JsonNode made = call("POST", "/api/v1/projects", "/api/v1/projects", Map.of("name", "Counter"));
        String project = "/api/v1/projects/" + made.get("id").asString();
        String template = "/api/v1/projects/{project}";
        call("GET", "/api/v1/projects", "/api/v1/projects", null);
        call("PATCH", project, template, Map.of("prompt", "Be kind"));
        call("GET", project + "/model", template + "/model", null);
        call("POST", project + "/agents", template + "/agents", Map.of("name", "A", "command", "/a", "prompt", "x"));
        call("GET", project + "/agents", template + "/agents", null);
        call("POST", project + "/documents", template + "/documents", Map.of("title", "H", "text", "We open at nine."));
        call("POST", project + "/documents", template + "/documents", Map.of("title", "H", "text", "We open at nine."));
        call("GET", project + "/documents", template + "/documents", null);
        call("GET", project + "/search?q=open", template + "/search", null);
        call("POST", project + "/chat", "/api/v1/projects/{id}/chat", Map.of("text", "When do you open?"));
        String conversation = call("POST", project + "/chat", "/api/v1/projects/{id}/chat", Map.of("text", "Hello"))
                .get("conversationId")
                .asString();
        aroundAConversation("/api/v1/conversations/" + conversation, conversation);
        call("GET", project + "/desk", template + "/desk", null);
        call("PATCH", project + "/desk", template + "/desk", Map.of("monday", "09:00-18:00"));
        call("PATCH", project + "/desk", template + "/desk", Map.of("monday", "late"));
        aroundVersions(project, template);
        call("GET", project + "/open-questions", template + "/open-questions", null);
        call("GET", "/api/v1/connectors", "/api/v1/connectors", null);
        JsonNode chat = call(
                "POST",
                project + "/connections",
                template + "/connections",
                Map.of("connector", "webchat", "label", "Site", "settings", Map.of("origins", "https://shop.example")));
        String connection = "/api/v1/connections/" + chat.get("id").asString();
        call("PUT", connection + "/activation", "/api/v1/connections/{id}/activation", null);
        call("POST", connection + "/checks", "/api/v1/connections/{id}/checks", null);
        call("GET", connection + "/events", "/api/v1/connections/{id}/events", null);
        call("GET", connection + "/webhook-log", "/api/v1/connections/{id}/webhook-log", null);
        call("GET", "/api/v1/connections", "/api/v1/connections", null);
        call("DELETE", connection, "/api/v1/connections/{id}", null);
        call("DELETE", connection, "/api/v1/connections/{id}", null);
        call("GET", "/api/v1/conversations", "/api/v1/conversations", null);
        call("GET", "/api/v1/conversations?state=nonsense", "/api/v1/conversations", null);
        call("GET", "/api/v1/contacts", "/api/v1/contacts", null);
        aroundTheCrm("/api/v1/crm");
        call("GET", "/api/v1/jobs", "/api/v1/jobs", null);
        call("GET", "/api/v1/jobs/clean-up/runs", "/api/v1/jobs/{name}/runs", null);
        call("GET", "/api/v1/audit", "/api/v1/audit", null);
        call("GET", "/api/v1/audit?from=yesterday", "/api/v1/audit", null);
        call("GET", "/api/v1/audit/verification", "/api/v1/audit/verification", null);
    }

    private void aroundTheCrm(String path) {
        JsonNode customer =
                call("POST", path + "/customers", path + "/customers", Map.of("name", "Ann", "tags", List.of("vip")));
        String id = customer.get("id").asString();
        call("POST", path + "/customers", path + "/customers", Map.of());
        call("PATCH", path + "/customers/" + id, path + "/customers/{record}", Map.of("rating", 5, "version", 1));
        call("GET", path + "/customers/" + id + "/timeline", path + "/customers/{record}/timeline", null);
        call("POST", path + "/leads", path + "/leads", Map.of("name", "Ben", "estimatedValue", "120.50"));
        JsonNode deal = call("POST", path + "/deals", path + "/deals", Map.of("title", "A roof", "customerId", id));
        String address = path + "/deals/" + deal.get("id").asString();
        call("PUT", address + "/stage", path + "/deals/{record}/stage", Map.of("stage", "won"));
        call("DELETE", address + "/closing", path + "/deals/{record}/closing", null);
        call("GET", address, path + "/deals/{record}", null);
        call("GET", address + "/timeline", path + "/deals/{record}/timeline", null);
        call("POST", path + "/issues", path + "/issues", Map.of("title", "T", "description", "D", "customerId", id));
        for (String each :
                List.of("customers", "leads", "deals", "orders", "payments", "issues", "employees", "activities")) {
            call("GET", path + "/" + each + "?limit=2", path + "/" + each, null);
        }
        call("GET", path + "/deals?valueMin=1&stage=lead-in", path + "/deals", null);
        call("GET", path + "/pipelines", path + "/pipelines", null);
        call("GET", path + "/settings", path + "/settings", null);
        call("PATCH", path + "/settings", path + "/settings", Map.of("timeZone", "Europe/Kyiv"));
        call("POST", path + "/leads/imports?check=true", path + "/leads/imports", "name\nAnn\n");
        call("DELETE", address, path + "/deals/{record}", null);
        call("DELETE", address, path + "/deals/{record}", null);
    }

    private void aroundAConversation(String path, String id) {
        String template = "/api/v1/conversations/{id}";
        JsonNode note = call("POST", path + "/notes", template + "/notes", Map.of("text", "@Ann look"));
        call("GET", path + "/notes", template + "/notes", null);
        call("DELETE", path + "/notes/" + note.get("id").asString(), template + "/notes/{note}", null);
        call("PUT", path + "/labels", template + "/labels", Map.of("labels", List.of("urgent")));
        call("GET", "/api/v1/labels", "/api/v1/labels", null);
        call("GET", "/api/v1/colleagues", "/api/v1/colleagues", null);
        call("PUT", path + "/typing", template + "/typing", null);
        call("PUT", path + "/assignee", template + "/assignee", Map.of("accountId", id));
        call("PUT", path + "/takeover", template + "/takeover", null);
        call("DELETE", path + "/takeover", template + "/takeover", null);
        call("POST", "/api/v1/canned-answers", "/api/v1/canned-answers", Map.of("name", "Hi", "text", "Hi {name}"));
        call("GET", path + "/canned-answers", template + "/canned-answers", null);
        call("GET", "/api/v1/canned-answers", "/api/v1/canned-answers", null);
        call("GET", "/api/v1/conversations/unread", "/api/v1/conversations/unread", null);
        call("GET", "/api/v1/drafts", "/api/v1/drafts", null);
        String draft = path + "/drafts/" + TestPeople.unknownId();
        call("POST", draft + "/approvals", template + "/drafts/{draftId}/approvals", Map.of());
        call("DELETE", draft, template + "/drafts/{draftId}", null);
        call("GET", "/api/v1/conversations?text=hello&label=urgent", "/api/v1/conversations", null);
        call("PUT", "/api/v1/default-chat", "/api/v1/default-chat", Map.of("conversationId", id));
        call("GET", "/api/v1/default-chat", "/api/v1/default-chat", null);
        call("POST", "/api/v1/notifications", "/api/v1/notifications", Map.of("text", "Hello"));
        call("PUT", "/api/v1/contacts/" + id + "/merge", "/api/v1/contacts/{id}/merge", Map.of("into", id));
    }

    @Test
    void everyPostTakesAnIdempotencyKey() {
        description.get("paths").properties().stream()
                .filter(path -> path.getValue().has("post"))
                .forEach(path -> assertThat(
                                path.getValue().get("post").path("parameters").findValuesAsString("name"))
                        .as(path.getKey())
                        .contains("Idempotency-Key"));
    }

    @Test
    void describesBodiesByTheirFields() {
        JsonNode schema =
                description.at("/paths/~1api~1v1~1projects/post/requestBody/content/application~1json/schema");
        JsonNode shape = description.at(schema.get("$ref").asString().substring(1));
        assertThat(shape.get("properties").propertyNames()).containsExactlyInAnyOrder("name", "prompt", "language");
    }

    @Test
    void refusesWhatNoCallCanMean() {
        for (String path : List.of("/api/v1/audit?action=%00", "/api/v1/conversations?connector=%00")) {
            assertThat(api.get(path).status()).as(path).isEqualTo(400);
        }
        for (String year : List.of("%2B999999999", "%2B500000", "-500000")) {
            String time = year + "-01-01T00:00:00Z";
            assertThat(api.get("/api/v1/conversations?cursor=" + time + "_" + TestPeople.unknownId())
                            .status())
                    .as(year)
                    .isEqualTo(422);
            assertThat(api.get("/api/v1/audit?to=" + time + "&from=" + time).status())
                    .as(year)
                    .isEqualTo(200);
        }
        Answer nowhere = api.get("/api/v1/nowhere");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(nowhere.json().get("detail").asString()).contains("/api/openapi.json");
        Answer nul = api.post(
                "/api/v1/connections",
                Map.of(
                        "connector",
                        "webchat",
                        "label",
                        "A\0",
                        "settings",
                        Map.of("title", "\0x", "origins", "https://x.example")));
        assertThat(nul.status()).isEqualTo(422);
        assertThat(nul.json().get("errors").findValuesAsString("field")).containsExactlyInAnyOrder("label", "title");
        String foreign = "/api/v1/projects/" + TestPeople.unknownId();
        assertThat(api.get(foreign + "/connections").status()).isEqualTo(404);
        assertThat(api.post(foreign + "/chat", Map.of("text", "x")).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/conversations").json().get("items").findValuesAsString("projectId"))
                .doesNotContain(foreign.replaceAll(".*/", ""));
    }
}
