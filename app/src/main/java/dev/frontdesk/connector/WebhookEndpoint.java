package dev.frontdesk.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontdesk.connector.Webhook.Received;
import dev.frontdesk.connector.Webhook.Request;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Takes what providers post. Stands before all other filters and answers by itself: providers bring neither sessions
 * nor keys of ours, and this is the busiest road of the program. The provider gets its 200 only after everything is
 * stored; anything else makes it keep the event and come again.
 */
class WebhookEndpoint extends HttpFilter {

    static final int BODY_MAX = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{20,64}");

    private final transient OpenConnections open;
    private final transient InboundSink sink;
    private final transient ConnectionEvents events;
    private final transient List<WebhookAddress> addresses;

    WebhookEndpoint(OpenConnections open, InboundSink sink, ConnectionEvents events, List<WebhookAddress> addresses) {
        this.open = open;
        this.sink = sink;
        this.events = events;
        this.addresses = List.copyOf(addresses);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"POST".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> key = key(request.getRequestURI());
        if (key == null) {
            chain.doFilter(request, response);
        } else {
            answer(request, response, key);
        }
    }

    /** Null where the path is nobody's webhook, empty where it is one of no connection. */
    @SuppressWarnings("NullableOptional")
    private @Nullable Optional<String> key(String path) {
        if (path.startsWith(WebhookAddresses.PATH)) {
            return Optional.of(withoutSlash(path.substring(WebhookAddresses.PATH.length())));
        }
        String whole = path.endsWith("/") ? path : path + "/";
        for (WebhookAddress address : addresses) {
            if (whole.startsWith(address.path())) {
                Optional<String> key =
                        address.key(withoutSlash(whole.substring(address.path().length())));
                if (key.isPresent() || whole.equals(address.path())) {
                    return key;
                }
            }
        }
        return null;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Optional<String> key)
            throws IOException {
        if (request.getContentLengthLong() > BODY_MAX) {
            tooLarge(response);
            return;
        }
        if (key.isEmpty() || !KEY.matcher(key.get()).matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            Optional<OpenConnection> connection = open.ofKey(key.get());
            if (connection.isEmpty() || connection.get().webhook() == null) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            } else {
                receive(request, response, connection.get(), connection.get().webhook());
            }
        } catch (OpenConnections.Busy e) {
            later(response, 1);
        } catch (RuntimeException e) {
            LOG.error("connector_webhook_failed", e);
            later(response, 5);
        }
    }

    private void receive(
            HttpServletRequest request, HttpServletResponse response, OpenConnection opened, Webhook webhook)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            tooLarge(response);
            return;
        }
        Received received;
        try {
            received = webhook.receive(new Request(new RequestHeaders(request), body), opened.webhookSecret());
        } catch (Webhook.Forged e) {
            refused(opened, e);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        } catch (IllegalArgumentException e) {
            LOG.info(
                    "{}: connection {} {}",
                    opened.event("webhook_unreadable"),
                    opened.stored().id(),
                    e.getMessage());
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (!opened.stored().activated()) {
            later(response, 60);
        } else if (!opened.posts().admits(System.nanoTime())) {
            response.setHeader("Retry-After", "1");
            response.setStatus(429);
        } else if (store(opened, received)) {
            acknowledge(response, received.answer());
        } else {
            later(response, 1);
        }
    }

    private boolean store(OpenConnection opened, Received received) {
        if (received.items().isEmpty()) {
            return true;
        }
        try {
            sink.accept(opened.stored().source(), received.items(), null);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: connection {}",
                    opened.event("webhook_not_stored"),
                    opened.stored().id(),
                    e);
            return false;
        }
        opened.count().received.add(received.items().size());
        LOG.debug(
                "{}: connection {}",
                opened.event("webhook_received"),
                opened.stored().id());
        return true;
    }

    private void refused(OpenConnection opened, Webhook.Forged forged) {
        opened.count().refused.increment();
        if (opened.forgeries().admits(System.nanoTime())) {
            String why = forged.getMessage() == null ? "" : forged.getMessage();
            events.record(Level.WARN, opened.stored(), "webhook_refused", Map.of("why", why));
        }
    }

    private static void acknowledge(HttpServletResponse response, String answer) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        byte[] body = answer.getBytes(UTF_8);
        response.setContentLength(body.length);
        if (body.length > 0) {
            response.setContentType(answer.startsWith("{") ? "application/json" : "text/plain;charset=UTF-8");
            response.getOutputStream().write(body);
        }
    }

    /** The rest of the body is not read: the connection ends here. */
    private static void tooLarge(HttpServletResponse response) {
        response.setHeader("Connection", "close");
        response.setStatus(413);
    }

    private static void later(HttpServletResponse response, int seconds) {
        response.setHeader("Retry-After", Integer.toString(seconds));
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
