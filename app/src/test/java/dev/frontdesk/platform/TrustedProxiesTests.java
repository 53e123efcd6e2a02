package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrustedProxiesTests {

    @Test
    void believesATrustedProxy() throws Exception {
        HttpServletRequest seen = seen("10.0.0.0/8", "10.0.0.5", "203.0.113.9", "https", "desk.example.test");

        assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.9");
        assertThat(seen.isSecure()).isTrue();
        assertThat(seen.getRequestURL()).hasToString("https://desk.example.test/app");
    }

    @Test
    void believesNobodyElse() throws Exception {
        for (String trusted : new String[] {"", "10.0.0.0/8"}) {
            HttpServletRequest seen = seen(trusted, "192.0.2.1", "203.0.113.9", "https", "evil.example.test");

            assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.1");
            assertThat(seen.isSecure()).isFalse();
            assertThat(seen.getServerName()).isEqualTo("localhost");
        }
    }

    @Test
    void takesTheLastAddressThatIsNoTrustedProxy() throws Exception {
        String chain = "127.0.0.1, 198.51.100.7, 203.0.113.9, 10.0.0.8";

        assertThat(seen("10.0.0.0/8", "10.0.0.5", chain, "http", "h").getRemoteAddr())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void ignoresWhatIsNoAddress() throws Exception {
        HttpServletRequest seen = seen("10.0.0.5", "10.0.0.5", "<script>", "https", "bad host/");

        assertThat(seen.getRemoteAddr()).isEqualTo("10.0.0.5");
        assertThat(seen.getServerName()).isEqualTo("localhost");
    }

    @Test
    void refusesToStartOnANameInPlaceOfAnAddress() {
        assertThatThrownBy(() -> seen("proxy.local", "10.0.0.5", "1.2.3.4", "https", "h"))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("FRONTDESK_TRUSTED_PROXIES");
    }

    private static HttpServletRequest seen(String trusted, String peer, String chain, String proto, String host)
            throws Exception {
        FrontdeskSettings settings = new Binder(new MapConfigurationPropertySource(
                        Map.of("frontdesk.data", "unused", "frontdesk.trusted-proxies", trusted)))
                .bind("frontdesk", FrontdeskSettings.class)
                .get();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/app");
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-For", chain);
        request.addHeader("X-Forwarded-Proto", proto);
        request.addHeader("X-Forwarded-Host", host);
        MockFilterChain filters = new MockFilterChain();
        new TrustedProxies(settings).doFilter(request, new MockHttpServletResponse(), filters);
        return (HttpServletRequest) Objects.requireNonNull(filters.getRequest());
    }
}
