package dev.frontdesk.sandbox;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps other web pages' hands off a program that asks nobody to sign in. Every request must name a loopback host, so
 * that a foreign name made to point here (DNS rebinding) gets nothing; orders must not come from a page of another
 * origin.
 */
final class LoopbackGuard implements Filter {

    private static final Pattern LOOPBACK =
            Pattern.compile("(?:(?:[a-z0-9-]+\\.)*localhost\\.?|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d{1,5})?");
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String host = request.headers().first(HeaderNames.HOST).orElse("").toLowerCase(Locale.ROOT);
        if (!LOOPBACK.matcher(host).matches()) {
            refuse(response, "This program answers on this machine only. Call it as localhost or 127.0.0.1.");
        } else if (isControl(request) && isOrder(request) && !isOwn(request, host)) {
            refuse(
                    response,
                    "Orders are taken from the sandbox's own page and from programs, not from other web pages.");
        } else {
            chain.proceed();
        }
    }

    private static boolean isControl(RoutingRequest request) {
        String path = request.path().path();
        return path.equals("/control") || path.startsWith("/control/");
    }

    private static boolean isOrder(RoutingRequest request) {
        Method method = request.prologue().method();
        return !method.equals(Method.GET) && !method.equals(Method.HEAD);
    }

    private static boolean isOwn(RoutingRequest request, String host) {
        Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
        Optional<String> site = request.headers().first(FETCH_SITE);
        return origin.map(its -> its.equalsIgnoreCase("http://" + host)).orElse(true)
                && site.map(its -> its.equals("same-origin") || its.equals("none"))
                        .orElse(true);
    }

    private static void refuse(RoutingResponse response, String detail) {
        response.status(403).header("Content-Type", "application/problem+json");
        response.send(("{\"title\":\"Refused\",\"status\":403,\"detail\":\"" + detail + "\"}")
                .getBytes(StandardCharsets.UTF_8));
    }
}
