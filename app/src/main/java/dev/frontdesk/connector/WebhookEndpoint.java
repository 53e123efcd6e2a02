package dev.frontdesk.connector;

import dev.frontdesk.connector.Webhook.Request;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what providers post. Stands before all other filters and answers by itself: providers bring neither sessions
 * nor keys of ours, and this is the busiest road of the program. The provider gets its 200 only after everything is
 * stored; anything else makes it keep the event and come again.
 */
class WebhookEndpoint extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{20,64}");

    private final transient OpenConnections open;
    private final transient WebhookIntake intake;
    private final transient WebhookAddresses ours;
    private final transient List<WebhookAddress> addresses;
    private final Duration time;
    private final transient Clock clock;

    /** @param time within which a post must have come whole */
    WebhookEndpoint(
            OpenConnections open,
            WebhookIntake intake,
            WebhookAddresses ours,
            List<WebhookAddress> addresses,
            Duration time,
            Clock clock) {
        this.open = open;
        this.intake = intake;
        this.ours = ours;
        this.addresses = List.copyOf(addresses);
        this.time = time;
        this.clock = clock;
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
        OpenConnection known = null;
        if (finder.inPath() != null) {
            known = known(finder.inPath(), response);
            if (known == null) {
                return;
            }
        }
        WebhookPost post = new WebhookPost(
                request,
                response,
                intake,
                clock,
                ours.called(request),
                known,
                posted -> finder.inPost().apply(posted).flatMap(this::find));
        PostedBody.read(request, response, time, post);
    }

    private Optional<OpenConnection> find(String key) {
        return KEY.matcher(key).matches() ? open.ofKey(key) : Optional.empty();
    }

    /** Null where nobody has it, which is answered. */
    private @Nullable OpenConnection known(String key, HttpServletResponse response) throws IOException {
        try {
            OpenConnection known =
                    find(key).filter(opened -> opened.webhook() != null).orElse(null);
            if (known == null) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
            return known;
        } catch (OpenConnections.Busy e) {
            WebhookAnswer.later("not-stored", 1).write(response);
        } catch (RuntimeException e) {
            LOG.error("connector_webhook_failed", e);
            WebhookAnswer.later("not-stored", 5).write(response);
        }
        return null;
    }
}
