package dev.frontdesk.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers of a request as they may be written down: everything that is not known to be harmless is masked. */
final class WebhookHeaders {

    static final String MASKED = "•••";

    private static final Set<String> SHOWN = Set.of(
            "accept",
            "accept-encoding",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "transfer-encoding",
            "user-agent",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-real-ip",
            "x-request-id");

    private static final int HEADERS_MAX = 30;
    private static final int NAME_MAX = 60;
    private static final int VALUE_MAX = 200;

    private WebhookHeaders() {}

    static Map<String, String> of(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements() && headers.size() < HEADERS_MAX) {
            String sent = names.nextElement();
            String name = sent.toLowerCase(Locale.ROOT);
            headers.put(cut(name, NAME_MAX), SHOWN.contains(name) ? value(request, sent) : MASKED);
        }
        return headers;
    }

    private static String value(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : cut(value, VALUE_MAX);
    }

    /** A NUL cannot be stored; nothing below a blank belongs here. */
    private static String cut(String text, int max) {
        String plain = text.chars().anyMatch(c -> c < ' ') ? text.replaceAll("\\p{Cntrl}", " ") : text;
        return plain.length() <= max ? plain : plain.substring(0, max) + "…";
    }
}
