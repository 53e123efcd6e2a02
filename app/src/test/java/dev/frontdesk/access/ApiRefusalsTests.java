package dev.frontdesk.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whatever cannot be meant is refused at every address alike: with the right status, and with what to do about it. */
@FrontdeskTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiRefusalsTests {

    private record Operation(String method, String path, JsonNode description) {

        boolean takesJson() {
            return description.at("/requestBody/content").has("application/json");
        }

        Set<String> parameters() {
            return Set.copyOf(description
                    .path("parameters")
                    .valueStream()
                    .filter(each -> each.path("in").asString().equals("query"))
                    .map(each -> each.path("name").asString())
                    .toList());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final TestPeople people;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, String> things = new LinkedHashMap<>();
    private ApiClient api;
    private JsonNode described;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    ApiRefusalsTests(TestPeople people, ApiClient api) {
        this.people = people;
        this.api = api;
    }

    @BeforeAll
    void furnish() {
        api = people.key(people.vendor().organization(), Role.VENDOR);
        described = api.get("/api/openapi.json").json();
        described
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey().toUpperCase(Locale.ROOT)))
                        .filter(each -> path.getKey().startsWith("/api/v1/"))
                        .map(each ->
                                new Operation(each.getKey().toUpperCase(Locale.ROOT), path.getKey(), each.getValue()))
                        .forEach(operations::add));
        String project = made("/api/v1/projects", Map.of("name", "Counter"));
        things.put("{project}", project);
        things.put("/projects/{id}", "/projects/" + project);
        things.put(
                "/connections/{id}",
                "/connections/"
                        + made(
                                "/api/v1/projects/" + project + "/connections",
                                Map.of("connector", "webchat", "settings", Map.of("origins", "https://a.example"))));
        things.put(
                "/conversations/{id}",
                "/conversations/"
                        + api.post("/api/v1/projects/" + project + "/chat", Map.of("text", "Hello"))
                                .json()
                                .get("conversationId")
                                .asString());
        things.put("/versions/{number}", "/versions/1");
        things.put("/jobs/{name}", "/jobs/clean-up");
        things.put("{record}", made("/api/v1/crm/customers", Map.of("name", "Ann")));
    }

    private String made(String path, Map<String, ?> body) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as("%s: %s", path, answer.text()).isLessThan(300);
        return answer.json().get("id").asString();
    }

    private String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            filled = filled.replace(thing.getKey(), thing.getValue());
        }
        return filled.replaceAll("\\{\\w+}", TestPeople.unknownId());
    }

    /** Notes what is no answer with one of the statuses, a title and a cure. */
    private static void judge(Object what, Answer answer, List<String> wrong, Integer... statuses) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean well = Arrays.asList(statuses).contains(answer.status());
        if (well && answer.status() >= 400) {
            try {
                well = type.startsWith("application/problem+json")
                        && !answer.json().path("title").asString().isBlank()
                        && !answer.json().path("detail").asString().isBlank();
            } catch (JacksonException noJson) {
                well = false;
            }
        }
        if (!well) {
            wrong.add(what + " " + answer.status() + " " + answer.text());
        }
    }

    private void everyBody(Consumer<Operation> check) {
        List<Operation> taking = operations.stream()
                .filter(operation -> operation.takesJson() && !operation.path().startsWith("/api/v1/me"))
                .toList();
        assertThat(taking).hasSizeGreaterThan(40);
        taking.forEach(check);
    }

    @Test
    void namesTheMethodsThereAre() {
        List<String> wrong = new ArrayList<>();
        assertThat(operations).hasSizeGreaterThan(150);
        operations.forEach(operation -> {
            String path = filled(operation.path());
            Set<String> there = operations.stream()
                    .filter(each -> path.matches(each.path().replaceAll("\\{\\w+}", "[^/]+")))
                    .map(Operation::method)
                    .collect(toCollection(TreeSet::new));
            METHODS.stream()
                    .filter(method -> !there.contains(method))
                    .findFirst()
                    .ifPresent(method -> {
                        Answer answer = api.send(method, path, Map.of(), new byte[0]);
                        judge(method + " " + operation.path(), answer, wrong, 405);
                        Set<String> allowed = new TreeSet<>(List.of(
                                answer.headers().firstValue("Allow").orElse("").split(", ?")));
                        allowed.removeAll(List.of("HEAD", "OPTIONS"));
                        if (!allowed.equals(there)) {
                            wrong.add(method + " " + operation.path() + " allows " + allowed);
                        }
                    });
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesWhatIsNoJson() {
        List<String> wrong = new ArrayList<>();
        everyBody(operation -> {
            String path = filled(operation.path());
            judge(
                    operation + " text",
                    api.send(operation.method(), path, Map.of("Content-Type", "text/plain"), "x".getBytes(UTF_8)),
                    wrong,
                    415);
            for (byte[] broken : List.of(
                    "{\"a\": ".getBytes(UTF_8),
                    "nonsense".getBytes(UTF_8),
                    new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
                    ("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8))) {
                judge(
                        operation + " " + new String(broken, 0, Math.min(broken.length, 9), UTF_8),
                        api.send(operation.method(), path, JSON, broken),
                        wrong,
                        400);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesJsonOfAnotherShape() {
        List<String> wrong = new ArrayList<>();
        everyBody(operation -> {
            boolean mayBeAbsent =
                    !operation.description().at("/requestBody/required").asBoolean(false);
            for (String body : List.of("", "null", "[]", "[1]", "1", "\"text\"")) {
                Answer answer = api.send(operation.method(), filled(operation.path()), JSON, body.getBytes(UTF_8));
                if (!mayBeAbsent
                        || answer.status() >= 300
                        || !List.of("", "null").contains(body)) {
                    judge(operation + " '" + body + "'", answer, wrong, 400, 403, 404, 422);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** One field after another, and all at once. */
    @Test
    void breaksOnNoValueOfAnyField() {
        List<String> wrong = new ArrayList<>();
        List<String> values = List.of(
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"" + "x".repeat(70_000) + "\"",
                "-1",
                "1e400",
                "\"1e400\"",
                "\"1e999999999\"",
                "99999999999999999999999",
                "0.1",
                "true",
                "[null]",
                "[\"a\\u0000b\"]",
                "[[]]",
                "{\"a\": null}");
        everyBody(operation -> {
            List<String> fields =
                    List.copyOf(shape(operation).path("properties").propertyNames());
            for (String value : values) {
                Stream.concat(
                                fields.stream().map(field -> "{\"" + field + "\": " + value + "}"),
                                Stream.of(fields.stream()
                                        .map(field -> "\"" + field + "\": " + value)
                                        .collect(joining(",", "{", "}"))))
                        .forEach(body -> {
                            Answer answer =
                                    api.send(operation.method(), filled(operation.path()), JSON, body.getBytes(UTF_8));
                            if (answer.status() >= 500) {
                                wrong.add(operation + " " + body.substring(0, Math.min(60, body.length())) + " "
                                        + answer.status());
                            }
                        });
            }
        });
        assertThat(wrong).isEmpty();
    }

    private JsonNode shape(Operation operation) {
        JsonNode schema = operation.description().at("/requestBody/content/application~1json/schema");
        return schema.has("$ref") ? described.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    @Test
    void refusesWhatIsTooLarge() {
        List<String> wrong = new ArrayList<>();
        byte[] large = new byte[(16 << 20) + 1];
        Arrays.fill(large, (byte) ' ');
        operations.stream()
                .filter(operation -> operation.takesJson() && operation.path().matches("/api/v1/[a-z-]+"))
                .limit(3)
                .forEach(operation ->
                        judge(operation, api.send(operation.method(), operation.path(), JSON, large), wrong, 413));
        assertThat(wrong).isEmpty();
    }

    @Test
    void readsLimitsAndCursorsThatNobodyGave() {
        List<String> wrong = new ArrayList<>();
        List<Operation> lists = operations.stream()
                .filter(operation -> operation.parameters().contains("limit")
                        && !operation.path().matches(".*/(organizations|search)"))
                .toList();
        assertThat(lists).hasSizeGreaterThan(15);
        lists.forEach(operation -> {
            boolean goesOn = operation.parameters().contains("cursor");
            String path = filled(operation.path());
            for (String limit : List.of("-1", "0", "2147483647")) {
                judge(operation + " limit " + limit, api.get(path + "?limit=" + limit), wrong, 200);
            }
            for (String limit : List.of("many", "1.5", "99999999999")) {
                judge(operation + " limit " + limit, api.get(path + "?limit=" + limit), wrong, 400, 422);
            }
            for (String cursor : List.of("nonsense", "%F0%9F%98%80", "99999999999999999999", "x".repeat(2000))) {
                if (goesOn) {
                    judge(operation + " cursor " + cursor, api.get(path + "?cursor=" + cursor), wrong, 400, 422);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void answersNonsenseInEveryParameter() {
        List<String> wrong = new ArrayList<>();
        operations.stream()
                .filter(operation -> operation.method().equals("GET"))
                .forEach(operation -> {
                    operation.parameters().forEach(name -> {
                        for (String value : List.of("", "%27%22%5C%25_", "%EF%BF%BF", "-1", "x".repeat(3000))) {
                            judge(
                                    operation + " " + name + "=" + value,
                                    api.get(filled(operation.path()) + "?" + name + "=" + value),
                                    wrong,
                                    200,
                                    400,
                                    403,
                                    404,
                                    422);
                        }
                    });
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void answersIdsThatAreNone() {
        List<String> wrong = new ArrayList<>();
        operations.stream().filter(operation -> operation.path().contains("{")).forEach(operation -> {
            for (String id : List.of("nonsense", "0", "-1", "%F0%9F%98%80", "%27%20or%201=1--")) {
                String path = operation.path().replaceAll("\\{\\w+}", id);
                judge(
                        operation + " " + id,
                        api.send(
                                operation.method(),
                                path,
                                operation.takesJson() ? JSON : Map.of(),
                                "{}".getBytes(UTF_8)),
                        wrong,
                        400,
                        403,
                        404,
                        415,
                        422);
            }
        });
        assertThat(wrong).isEmpty();
    }
}
