package dev.frontdesk.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} when the request comes from a proxy of
 * FRONTDESK_TRUSTED_PROXIES, and from nobody else. The client is the last address of the chain that is no such proxy.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter {

    private final List<AddressRange> trusted;

    TrustedProxies(FrontdeskSettings settings) {
        this.trusted = settings.trustedProxies().stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> AddressRange.parse(entry, "FRONTDESK_TRUSTED_PROXIES"))
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                isTrusted(request.getRemoteAddr()) ? new Forwarded(request, client(request)) : request, response);
    }

    private String client(HttpServletRequest request) {
        String chain = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        String client = request.getRemoteAddr();
        for (String hop : List.of(chain.split(",")).reversed()) {
            String address = hop.strip();
            if (!isLiteral(address)) {
                break;
            }
            client = address;
            if (!isTrusted(address)) {
                break;
            }
        }
        return client;
    }

    private boolean isTrusted(@Nullable String address) {
        if (trusted.isEmpty() || address == null || !isLiteral(address)) {
            return false;
        }
        InetAddress parsed = InetAddress.ofLiteral(address);
        return trusted.stream().anyMatch(range -> range.contains(parsed));
    }

    private static boolean isLiteral(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The request as the client made it. */
    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String client;
        private final boolean secure;
        private final String host;

        Forwarded(HttpServletRequest request, String client) {
            super(request);
            this.client = client;
            String proto = request.getHeader("X-Forwarded-Proto");
            this.secure = proto == null ? request.isSecure() : proto.strip().equalsIgnoreCase("https");
            String named = request.getHeader("X-Forwarded-Host");
            this.host = named == null || !named.matches("[A-Za-z0-9.:\\[\\]-]+") ? "" : named;
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getRemoteHost() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }

        @Override
        public String getServerName() {
            return host.isEmpty() ? super.getServerName() : host.replaceFirst(":\\d+$", "");
        }

        @Override
        public int getServerPort() {
            if (host.matches(".*:\\d{1,5}$")) {
                return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
            }
            return secure ? 443 : host.isEmpty() ? super.getServerPort() : 80;
        }

        @Override
        public StringBuffer getRequestURL() {
            int port = getServerPort();
            boolean usual = port == (secure ? 443 : 80);
            return new StringBuffer(getScheme())
                    .append("://")
                    .append(getServerName())
                    .append(usual ? "" : ":" + port)
                    .append(getRequestURI());
        }
    }
}
