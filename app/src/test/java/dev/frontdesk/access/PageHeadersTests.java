package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.testkit.FrontdeskTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What every page tells a browser to keep it from harm, and where no page leads. */
@FrontdeskTest
@Import(TestPeople.class)
class PageHeadersTests {

    private final TestPeople people;
    private Person owner;
    private Browser signedIn;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    PageHeadersTests(TestPeople people) {
        this.people = people;
    }

    @BeforeEach
    void signIn() {
        owner = people.vendor();
        signedIn = people.browser(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/app",
                "/app/projects",
                "/app/messaging",
                "/app/crm/customers",
                "/app/people",
                "/app/settings/account",
                "/app/nowhere",
                "/nowhere",
                "/api",
                "/api/v1/me",
                "/api/v1/nowhere",
                "/api/openapi.json"
            })
    void guardsEveryKindOfPage(String path) {
        Seen seen = signedIn.get(path);
        assertThat(seen.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(seen.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(seen.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(seen.header("Cache-Control")).contains("no-store");
        assertThat(seen.header("Server")).isEmpty();
        assertThat(seen.header("X-Powered-By")).isEmpty();
    }

    @Test
    void keepsCookiesFromScriptsAndOtherSites() {
        Browser stranger = people.stranger();
        Seen page = stranger.get("/sign-in");
        Seen in = stranger.signIn(owner.email(), TestPeople.PASSWORD);
        assertThat(in.status()).isEqualTo(303);
        for (Seen seen : List.of(page, in)) {
            List<String> cookies = seen.response().headers().allValues("Set-Cookie");
            assertThat(cookies)
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie)
                            .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                            .doesNotContain("Domain="));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "/\t/evil.example",
                "/%09/evil.example",
                "javascript:alert(1)",
                " //evil.example",
                "/app\r\nLocation: https://evil.example",
                "/@evil.example/../\\evil.example",
                "app"
            })
    void leadsNowhereElseAfterSigningIn(String next) {
        Browser stranger = people.stranger();
        Seen in = stranger.fill(
                "/sign-in", "/sign-in", Map.of("email", owner.email(), "password", TestPeople.PASSWORD, "next", next));
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).startsWith("/").doesNotStartWith("//").doesNotContain("://");
        assertThat(URI.create("http://127.0.0.1/")
                        .resolve(in.location().replace('\\', '/'))
                        .getHost())
                .isEqualTo("127.0.0.1");
    }
}
