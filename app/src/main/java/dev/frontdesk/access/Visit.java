package dev.frontdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Where a request comes from.
 *
 * @param device what the browser says of itself, shortened
 */
record Visit(String address, String device) {

    private static final int DEVICE_LENGTH_MAX = 200;

    static Visit of(HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return new Visit(request.getRemoteAddr(), agent.substring(0, Math.min(agent.length(), DEVICE_LENGTH_MAX)));
    }
}
