package dev.frontdesk.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser;
import dev.frontdesk.access.TestPeople;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Role;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Programs that people let in, from the first refusal to the end. */
@FrontdeskTest
@Import(TestPeople.class)
class ProgramsTests {

    private static final String BACK = "http://127.0.0.1:33418/callback";
    private static final String VERIFIER = "a-verifier-of-the-program-which-is-long-enough-0123456789";

    private static final AtomicInteger HOURS = new AtomicInteger();

    @Autowired
    ApiClient api;

    @Autowired
    TestPeople people;

    @Autowired
    Projects projects;

    @Autowired
    MutableClock clock;

    private TestPeople.Person owner;
    private ApiClient stranger;
    private String program = "";

    @BeforeEach
    void furnish() {
        // An hour of its own, as registrations are counted by the hour.
        clock.advance(Duration.ofHours(2L * HOURS.incrementAndGet()));
        owner = people.vendor();
        stranger = api.as(null);
        program = register(List.of("http://127.0.0.1/callback"))
                .json()
                .path("client_id")
                .asString();
    }

    @AfterEach
    void go() {
        clock.reset();
    }

    @Test
    void tellsAStrangerWhereToAsk() {
        String challenge = list(stranger)
                .headers()
                .firstValue("WWW-Authenticate")
                .orElseThrow()
                .replaceAll(".*resource_metadata=\"([^\"]+)\".*", "$1");
        JsonNode resource =
                stranger.get(challenge.replace(stranger.url(""), "")).json();
        assertThat(resource.path("resource").asString()).isEqualTo(stranger.url("/mcp"));
        String issuer = resource.at("/authorization_servers/0").asString();
        JsonNode server =
                stranger.get("/.well-known/oauth-authorization-server").json();
        assertThat(server.path("issuer").asString()).isEqualTo(issuer);
        assertThat(server.at("/code_challenge_methods_supported/0").asString()).isEqualTo("S256");
        assertThat(server.path("client_id_metadata_document_supported").asBoolean())
                .isTrue();
    }

    @Test
    void letsAProgramInWithTheRightsOfThePerson() {
        TestPeople.Person employee = people.colleague(owner, Role.EMPLOYEE);
        Browser browser = people.browser(employee);
        Browser.Seen asked = browser.get(wish(Map.of()));
        assertThat(asked.text()).contains("Let Agent act for you?", employee.email(), "127.0.0.1");

        JsonNode tokens = redeem(code(browser)).json();

        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
        ApiClient agent = api.as(tokens.path("access_token").asString());
        JsonNode me = call(agent, "who_am_i");
        assertThat(me.at("/result/structuredContent/role").asString()).isEqualTo("employee");
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(agent.get("/app").status()).isNotEqualTo(200);
    }

    @Test
    void isRefusedWhereThePersonRefuses() {
        Browser browser = people.browser(owner);
        browser.get(wish(Map.of()));
        Map<String, String> form = new HashMap<>(fields(Map.of()));
        form.put("answer", "no");
        assertThat(browser.post("/oauth/authorization", form).location())
                .startsWith(BACK + "?error=access_denied&state=s%26t&iss=http");
    }

    @Test
    void asksOnlyWhoIsSignedInAndOnlyByOurOwnPage() {
        assertThat(people.stranger().get(wish(Map.of())).location()).startsWith("/sign-in?next=");
        Map<String, String> form = new HashMap<>(fields(Map.of()));
        form.put("answer", "yes");
        form.put("_csrf", "forged");
        assertThat(people.browser(owner).post("/oauth/authorization", form).status())
                .isEqualTo(403);
        assertThat(people.key(owner.organization(), Role.VENDOR)
                        .get(wish(Map.of()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void sendsNobodyToAnAddressThatWasNotNamed() {
        Browser browser = people.browser(owner);
        for (String back : List.of(
                "https://evil.example/callback",
                "http://127.0.0.1:33418/other",
                "http://127.0.0.1.evil.example/callback",
                "javascript:alert(1)",
                "http://user@127.0.0.1/callback")) {
            Browser.Seen seen = browser.get(wish(Map.of("redirect_uri", back)));
            assertThat(seen.status()).as(back).isEqualTo(400);
            assertThat(seen.location()).isEmpty();
        }
        assertThat(browser.get(wish(Map.of("client_id", "fdp_nobody"))).status())
                .isEqualTo(400);
        assertThat(browser.get(wish(Map.of("client_id", "https://127.0.0.1:9/me.json")))
                        .status())
                .isEqualTo(400);
        assertThat(browser.get(wish(Map.of("code_challenge_method", "plain"))).location())
                .startsWith(BACK + "?error=invalid_request");
        assertThat(browser.get(wish(Map.of("resource", "https://elsewhere.example/mcp")))
                        .location())
                .startsWith(BACK + "?error=invalid_target");
    }

    @Test
    void takesACodeOnceFromItsProgramWithItsVerifier() {
        Browser browser = people.browser(owner);
        assertThat(redeem(code(browser), Map.of("code_verifier", "b".repeat(50)))
                        .status())
                .isEqualTo(400);
        assertThat(redeem(code(browser), Map.of("client_id", "fdp_other")).status())
                .isEqualTo(400);
        assertThat(redeem(code(browser), Map.of("redirect_uri", "http://127.0.0.1:1/callback"))
                        .status())
                .isEqualTo(400);
        String late = code(browser);
        clock.advance(Duration.ofMinutes(2));
        assertThat(redeem(late).status()).isEqualTo(400);

        String code = code(browser);
        ApiClient agent = api.as(redeem(code).json().path("access_token").asString());
        assertThat(list(agent).status()).isEqualTo(200);
        assertThat(redeem(code).json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(list(agent).status()).isEqualTo(401);
    }

    @Test
    void renewsItsTokensAndEndsWhenASpentOneIsShown() {
        JsonNode first = redeem(code(people.browser(owner))).json();
        clock.advance(Duration.ofHours(1));
        assertThat(list(api.as(first.path("access_token").asString())).status()).isEqualTo(401);

        JsonNode second = renew(first).json();
        ApiClient agent = api.as(second.path("access_token").asString());
        assertThat(list(agent).status()).isEqualTo(200);

        assertThat(renew(first).status()).isEqualTo(400);
        assertThat(list(agent).status()).isEqualTo(401);
        assertThat(renew(second).status()).isEqualTo(400);
    }

    @Test
    void isGoodInItsProjectAlone() {
        String project = "/mcp/"
                + projects.create(owner.organization(), Actor.SYSTEM, "One", "", "en")
                        .id();
        Browser browser = people.browser(owner);
        JsonNode tokens =
                redeem(code(browser, Map.of("resource", api.url(project)))).json();
        ApiClient agent = api.as(tokens.path("access_token").asString());
        assertThat(list(agent, project).status()).isEqualTo(200);
        assertThat(list(agent, "/mcp").status()).isEqualTo(401);
        assertThat(list(agent, project + "0").status()).isEqualTo(401);
    }

    @Test
    void endsWithTheMembershipThePasswordAndThePersonsWord() {
        TestPeople.Person employee = people.colleague(owner, Role.EMPLOYEE);
        ApiClient agent = api.as(redeem(code(people.browser(employee)))
                .json()
                .path("access_token")
                .asString());
        ApiClient vendor = people.key(owner.organization(), Role.VENDOR);
        vendor.patch("/api/v1/members/" + employee.member(), Map.of("role", "customer"));
        assertThat(call(agent, "who_am_i").at("/result/structuredContent/role").asString())
                .isEqualTo("customer");
        vendor.delete("/api/v1/members/" + employee.member());
        assertThat(list(agent).status()).isEqualTo(401);

        Browser browser = people.browser(owner);
        ApiClient own = api.as(redeem(code(browser)).json().path("access_token").asString());
        assertThat(browser.get("/app/settings/programs").text()).contains("Agent", owner.email());
        JsonNode listed = vendor.get("/api/v1/mcp-programs").json().path("items");
        TestPeople.Person colleague = people.colleague(owner, Role.EMPLOYEE);
        String id = listed.valueStream()
                .filter(each -> each.path("person").asString().equals(owner.email()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(people.browser(colleague).get("/app/settings/programs").text())
                .doesNotContain(owner.email());
        assertThat(people.key(owner.organization(), Role.EMPLOYEE)
                        .delete("/api/v1/mcp-programs/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(vendor.delete("/api/v1/mcp-programs/" + id).status()).isEqualTo(204);
        assertThat(list(own).status()).isEqualTo(401);

        JsonNode again = redeem(code(browser)).json();
        clock.advance(Duration.ofMinutes(1));
        people.newPassword(owner);
        assertThat(list(api.as(again.path("access_token").asString())).status()).isEqualTo(401);
        assertThat(renew(again).status()).isEqualTo(400);

        JsonNode last = redeem(code(people.browser(people.colleague(owner, Role.EMPLOYEE))))
                .json();
        form("/oauth/revocation", Map.of("token", last.path("refresh_token").asString()));
        assertThat(list(api.as(last.path("access_token").asString())).status()).isEqualTo(401);
    }

    @Test
    void registersWhoMakesSenseAndNotWithoutEnd() {
        for (List<String> bad : List.of(
                List.<String>of(), List.of("http://evil.example/cb"), List.of("custom:cb"), List.of("https://a/#x"))) {
            assertThat(register(bad).status()).as(bad.toString()).isEqualTo(400);
        }
        int status = 0;
        for (int i = 0; i < 25 && status != 429; i++) {
            status = register(List.of("https://agent.example/cb")).status();
        }
        assertThat(status).isEqualTo(429);
    }

    private ApiClient.Answer register(List<String> redirects) {
        return stranger.post("/oauth/programs", Map.of("client_name", "Agent", "redirect_uris", redirects));
    }

    private Map<String, String> fields(Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "client_id",
                program,
                "redirect_uri",
                BACK,
                "state",
                "s&t",
                "resource",
                api.url("/mcp"),
                "response_type",
                "code",
                "code_challenge_method",
                "S256",
                "code_challenge",
                Base64.getUrlEncoder().withoutPadding().encodeToString(Grants.hash(VERIFIER))));
        fields.putAll(other);
        return fields;
    }

    private String wish(Map<String, String> other) {
        return "/oauth/authorization?" + encoded(fields(other));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String code(Browser browser) {
        return code(browser, Map.of());
    }

    private String code(Browser browser, Map<String, String> other) {
        browser.get(wish(other));
        browser.get("/app/settings/account");
        Map<String, String> form = new HashMap<>(fields(other));
        form.put("answer", "yes");
        String back = browser.post("/oauth/authorization", form).location();
        assertThat(back).startsWith(BACK + "?code=");
        return Objects.requireNonNull(UriComponentsBuilder.fromUri(URI.create(back))
                .build()
                .getQueryParams()
                .getFirst("code"));
    }

    private ApiClient.Answer redeem(String code) {
        return redeem(code, Map.of());
    }

    private ApiClient.Answer redeem(String code, Map<String, String> other) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "client_id", program,
                "redirect_uri", BACK,
                "code_verifier", VERIFIER));
        form.putAll(other);
        return form("/oauth/token", form);
    }

    private ApiClient.Answer renew(JsonNode tokens) {
        return form(
                "/oauth/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asString(),
                        "client_id",
                        program));
    }

    private ApiClient.Answer form(String path, Map<String, String> fields) {
        return stranger.send(
                "POST",
                path,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                encoded(fields).getBytes(StandardCharsets.UTF_8));
    }

    private ApiClient.Answer list(ApiClient agent) {
        return list(agent, "/mcp");
    }

    private ApiClient.Answer list(ApiClient agent, String path) {
        return agent.post(path, Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/list"));
    }

    private JsonNode call(ApiClient agent, String tool) {
        return agent.post(
                        "/mcp",
                        Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", Map.of("name", tool)))
                .json();
    }
}
