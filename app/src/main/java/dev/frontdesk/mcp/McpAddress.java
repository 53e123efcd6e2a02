package dev.frontdesk.mcp;

import dev.frontdesk.platform.FrontdeskSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where we are reached, and by which pages. */
@Component
class McpAddress {

    static final String PATH = "/mcp";
    static final String METADATA = "/.well-known/oauth-protected-resource";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final FrontdeskSettings settings;

    McpAddress(FrontdeskSettings settings) {
        this.settings = settings;
    }

    /** Of the installation, without a slash at its end. To be called while a request is answered. */
    String base() {
        return settings.publicAddress()
                .map(URI::toString)
                .orElseGet(() -> ServletUriComponentsBuilder.fromCurrentContextPath()
                        .build()
                        .toUriString())
                .replaceAll("/+$", "");
    }

    /** Programs send no Origin; a page may call only from our own address, so that no name can be bent to lead here. */
    boolean mayCall(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return true;
        }
        try {
            URI page = URI.create(origin);
            return settings.publicAddress()
                    .map(ours -> ours.getScheme().equals(page.getScheme())
                            && ours.getHost().equalsIgnoreCase(page.getHost())
                            && ours.getPort() == page.getPort())
                    .orElseGet(() -> isHere(page.getHost()) && isHere(request.getServerName()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHere(@org.jspecify.annotations.Nullable String host) {
        return host != null && THIS_MACHINE.contains(host);
    }

    /** Tells a program where it learns how to be let in. */
    String challenge(HttpServletRequest request) {
        String error = request.getHeader(HttpHeaders.AUTHORIZATION) == null ? "" : "error=\"invalid_token\", ";
        return "Bearer " + error + "resource_metadata=\"" + base() + METADATA + request.getRequestURI() + "\"";
    }
}
