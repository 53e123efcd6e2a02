package dev.frontdesk.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@FrontdeskTest
@Import(TestPeople.class)
class IdempotencyTests {

    private final TestPeople people;
    private final MutableClock clock;
    private final IdempotentRequests requests;
    private final IdempotentRequestStore store;
    private final Tenancy tenancy;

    private Person owner;
    private ApiClient api;
    private String key;

    @Autowired
    IdempotencyTests(
            TestPeople people,
            MutableClock clock,
            IdempotentRequests requests,
            IdempotentRequestStore store,
            Tenancy tenancy) {
        this.people = people;
        this.clock = clock;
        this.requests = requests;
        this.store = store;
        this.tenancy = tenancy;
    }

    @BeforeEach
    void furnish() {
        owner = people.vendor();
        api = people.key(owner.organization(), Role.VENDOR);
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void runWithRealTimeAgain() {
        clock.reset();
    }

    private Answer post(ApiClient caller, String path, String json) {
        return caller.send(
                "POST", path, Map.of("Content-Type", "application/json", "Idempotency-Key", key), json.getBytes(UTF_8));
    }

    private static List<String> names(ApiClient caller) {
        return caller.get("/api/v1/projects").json().get("items").findValuesAsString("name").stream()
                .filter(name -> !name.equals("Default"))
                .toList();
    }

    @Test
    void aRepeatGetsTheFirstAnswerAndDoesNothing() {
        Answer first = post(api, "/api/v1/projects", "{\"name\": \"Counter\"}");
        Answer repeat = post(api, "/api/v1/projects", "{\"name\": \"Counter\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(repeat.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(repeat.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(names(api)).containsExactly("Counter");
    }

    @Test
    void repeatsAtTheSameTimeHaveOneEffect() throws Exception {
        SandboxControl telegram = new SandboxControl("telegram");
        JsonNode bot = telegram.post("/accounts", Map.of());
        String project = post(api, "/api/v1/projects", "{\"name\": \"Counter\"}")
                .json()
                .get("id")
                .asString();
        String body = "{\"connector\": \"telegram\", \"settings\": {\"token\": \""
                + bot.get("token").asString() + "\"}}";
        Callable<Answer> call = () -> api.send(
                "POST",
                "/api/v1/projects/" + project + "/connections",
                Map.of("Content-Type", "application/json", "Idempotency-Key", "while-the-first-is-at-it"),
                body.getBytes(UTF_8));
        telegram.put("/faults", Map.of("account", bot.get("account").asString(), "delayMs", 500));
        try (ExecutorService programs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers =
                    programs.invokeAll(Stream.generate(() -> call).limit(8).toList());
            String text = answers.getFirst().get().text();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
                assertThat(answer.get().text()).isEqualTo(text);
            }
        } finally {
            telegram.put("/faults", Map.of());
        }
        assertThat(api.get("/api/v1/connections").json().get("items")).hasSize(1);
    }

    @Test
    void refusesAnotherRequestWithTheSameKey() {
        post(api, "/api/v1/projects", "{\"name\": \"Counter\"}");
        for (Answer other : List.of(
                post(api, "/api/v1/projects", "{\"name\": \"Workshop\"}"),
                post(api, "/api/v1/api-keys", "{\"name\": \"Counter\"}"),
                post(api, "/api/v1/projects?x=1", "{\"name\": \"Counter\"}"))) {
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(other.json().get("title").asString()).contains("Idempotency-Key");
        }
        assertThat(names(api)).containsExactly("Counter");
    }

    @Test
    void aKeyBelongsToItsCaller() {
        ApiClient colleague = people.key(owner.organization(), Role.VENDOR);
        ApiClient stranger = people.key(people.vendor().organization(), Role.VENDOR);
        assertThat(post(api, "/api/v1/projects", "{\"name\": \"Mine\"}").status())
                .isEqualTo(201);
        assertThat(post(colleague, "/api/v1/projects", "{\"name\": \"Ours\"}").status())
                .isEqualTo(201);
        assertThat(post(stranger, "/api/v1/projects", "{\"name\": \"Mine\"}")
                        .json()
                        .get("id"))
                .isNotEqualTo(post(api, "/api/v1/projects", "{\"name\": \"Mine\"}")
                        .json()
                        .get("id"));
        assertThat(names(api)).containsExactlyInAnyOrder("Mine", "Ours");
        assertThat(names(stranger)).containsExactly("Mine");
    }

    @Test
    void anUploadIsTheSameUnderAnotherBoundary() {
        String project = post(api, "/api/v1/projects", "{\"name\": \"Counter\"}")
                .json()
                .get("id")
                .asString();
        key = UUID.randomUUID().toString();
        Answer first = upload(project, "first-boundary", "We open at nine.");
        assertThat(first.status()).isEqualTo(201);
        Answer repeat = upload(project, "second-boundary", "We open at nine.");
        assertThat(repeat.status())
                .as("not the 200 of an upload that is there already")
                .isEqualTo(201);
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(upload(project, "first-boundary", "We open at ten.").status())
                .isEqualTo(422);
    }

    private Answer upload(String project, String boundary, String text) {
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"hours.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + text + "\r\n--" + boundary + "--\r\n";
        return api.send(
                "POST",
                "/api/v1/projects/" + project + "/documents",
                Map.of("Content-Type", "multipart/form-data; boundary=" + boundary, "Idempotency-Key", key),
                body.getBytes(UTF_8));
    }

    @Test
    void keepsNoSecretOfAnAnswerReadable() {
        Answer made = post(api, "/api/v1/api-keys", "{\"name\": \"New\"}");
        String secret = made.json().get("key").asString();
        assertThat(post(api, "/api/v1/api-keys", "{\"name\": \"New\"}")
                        .json()
                        .get("key")
                        .asString())
                .isEqualTo(secret);
        byte[] kept = tenancy.read(owner.organization(), () -> bodies());
        assertThat(new String(kept, UTF_8)).isNotEmpty().doesNotContain(secret, "\"name\"");
    }

    @Autowired
    private JdbcClient jdbc;

    private byte[] bodies() {
        return jdbc.sql("select string_agg(body, ''::bytea) from idempotent_request")
                .query(byte[].class)
                .single();
    }

    @Test
    void keepsRefusalsToo() {
        Answer refused = post(api, "/api/v1/projects", "{\"name\": \"\"}");
        assertThat(refused.status()).isEqualTo(422);
        Answer repeat = post(api, "/api/v1/projects", "{\"name\": \"\"}");
        assertThat(repeat.status()).isEqualTo(422);
        assertThat(repeat.text()).isEqualTo(refused.text());
    }

    @Test
    void forgetsAfterADay() {
        Answer first = post(api, "/api/v1/projects", "{\"name\": \"Counter\"}");
        clock.advance(Duration.ofHours(23));
        assertThat(post(api, "/api/v1/projects", "{\"name\": \"Counter\"}").text())
                .isEqualTo(first.text());
        clock.advance(Duration.ofHours(2));
        assertThat(post(api, "/api/v1/projects", "{\"name\": \"Workshop\"}").status())
                .isEqualTo(201);
        clock.advance(Duration.ofHours(25));
        assertThat(requests.clean(clock.instant())).isPositive();
        assertThat(tenancy.read(owner.organization(), this::bodiesKept)).isZero();
        assertThat(store.deleteBefore(clock.instant())).isZero();
    }

    private long bodiesKept() {
        return jdbc.sql("select count(*) from idempotent_request")
                .query(Long.class)
                .single();
    }

    @Test
    void refusesAKeyThatCannotBeRead() {
        key = "x".repeat(256);
        Answer refused = post(api, "/api/v1/projects", "{\"name\": \"Counter\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asString()).contains("255");
        assertThat(names(api)).isEmpty();
    }
}
