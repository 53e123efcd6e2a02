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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{20,64}");

    private final transient OpenConnections open;
    private final transient InboundSink sink;
    private final transient ConnectionEvents events;
    private final transient WebhookAddresses ours;
    private final transient List<WebhookAddress> addresses;
    private final Duration time;

    /** @param time within which a post must have come whole */
    WebhookEndpoint(
            OpenConnections open,
            InboundSink sink,
            ConnectionEvents events,
            WebhookAddresses ours,
            List<WebhookAddress> addresses,
            Duration time) {
        this.open = open;
        this.sink = sink;
        this.events = events;
        this.ours = ours;
        this.addresses = List.copyOf(addresses);
        this.time = time;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"POST".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        Finder key = key(request.getRequestURI());
        if (key == null) {
            chain.doFilter(request, response);
        } else {
            answer(request, response, key);
        }
    }

    /**
     * How the connection is found.
     *
     * @param inPath the key, where it stands in the path: nothing is read for one that nobody has
     */
    private record Finder(@Nullable String inPath, Function<Request, Optional<String>> inPost) {

        static Finder of(String key) {
            return new Finder(key, posted -> Optional.of(key));
        }
    }

    /** Null where the path is nobody's webhook. */
    private @Nullable Finder key(String path) {
        if (path.startsWith(WebhookAddresses.PATH)) {
            return Finder.of(withoutSlash(path.substring(WebhookAddresses.PATH.length())));
        }
        String whole = path.endsWith("/") ? path : path + "/";
        for (WebhookAddress address : addresses) {
            if (whole.startsWith(address.path())) {
                Optional<String> key =
                        address.key(withoutSlash(whole.substring(address.path().length())));
                if (key.isPresent()) {
                    return Finder.of(key.get());
                }
                if (whole.equals(address.path())) {
                    return new Finder(null, address::key);
                }
            }
        }
        return null;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Finder finder) throws IOException {
        if (finder.inPath() != null && !isKnown(finder.inPath(), response)) {
            return;
        }
        PostedBody.read(request, response, time, body -> take(request, response, finder, body));
    }

    private void take(HttpServletRequest request, HttpServletResponse response, Finder finder, byte[] body)
            throws IOException {
        Request posted = new Request(ours.called(request), new RequestHeaders(request), body);
        try {
            Optional<OpenConnection> connection = finder.inPost().apply(posted).flatMap(this::find);
            if (connection.isEmpty() || connection.get().webhook() == null) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            } else {
                receive(posted, response, connection.get(), connection.get().webhook());
            }
        } catch (OpenConnections.Busy e) {
            later(response, 1);
        } catch (RuntimeException e) {
            LOG.error("connector_webhook_failed", e);
            later(response, 5);
        }
    }

    private Optional<OpenConnection> find(String key) {
        return KEY.matcher(key).matches() ? open.ofKey(key) : Optional.empty();
    }

    private boolean isKnown(String key, HttpServletResponse response) {
        try {
            boolean known = find(key).filter(opened -> opened.webhook() != null).isPresent();
            if (!known) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
            return known;
        } catch (OpenConnections.Busy e) {
            later(response, 1);
        } catch (RuntimeException e) {
            LOG.error("connector_webhook_failed", e);
            later(response, 5);
        }
        return false;
    }

    private void receive(Request posted, HttpServletResponse response, OpenConnection opened, Webhook webhook)
            throws IOException {
        Received received;
        try {
            received = webhook.receive(posted, opened.webhookSecret());
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
        if (received.items().isEmpty()) {
            acknowledge(response, received.answer()); // a provider's trial of the address comes before the start
        } else if (!opened.stored().activated()) {
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
            response.setContentType(type(answer));
            response.getOutputStream().write(body);
        }
    }

    /** Providers look no closer than this. */
    private static String type(String answer) {
        return switch (answer.charAt(0)) {
            case '{' -> "application/json";
            case '<' -> "text/xml;charset=UTF-8";
            default -> "text/plain;charset=UTF-8";
        };
    }

    private static void later(HttpServletResponse response, int seconds) {
        response.setHeader("Retry-After", Integer.toString(seconds));
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
