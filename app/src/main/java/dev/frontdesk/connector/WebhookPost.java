package dev.frontdesk.connector;

import dev.frontdesk.connector.Webhook.Request;
import dev.frontdesk.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request to a webhook, from its head to its answer, which is logged for its connection. */
final class WebhookPost implements PostedBody.Taker {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPost.class);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final WebhookIntake intake;
    private final Clock clock;
    private final URI url;
    private final Function<Request, Optional<OpenConnection>> finder;
    private final long begunNanos = System.nanoTime();
    private @Nullable OpenConnection connection;

    /**
     * @param url by which the provider called
     * @param connection where the address alone tells; null where the body is needed
     * @param finder of the connection that a whole post is for
     */
    WebhookPost(
            HttpServletRequest request,
            HttpServletResponse response,
            WebhookIntake intake,
            Clock clock,
            URI url,
            @Nullable OpenConnection connection,
            Function<Request, Optional<OpenConnection>> finder) {
        this.request = request;
        this.response = response;
        this.intake = intake;
        this.clock = clock;
        this.url = url;
        this.connection = connection;
        this.finder = finder;
    }

    @Override
    public void take(byte[] body) throws IOException {
        Request posted = new Request(url, new RequestHeaders(request), body);
        WebhookAnswer answer = answer(posted);
        answer.write(response);
        log(answer, body.length);
    }

    private WebhookAnswer answer(Request posted) {
        try {
            connection = finder.apply(posted).orElse(null);
            if (connection == null || connection.webhook() == null) {
                return WebhookAnswer.refused("", HttpServletResponse.SC_NOT_FOUND);
            }
            return intake.take(posted, connection, connection.webhook());
        } catch (OpenConnections.Busy e) {
            return WebhookAnswer.later("not-stored", 1);
        } catch (RuntimeException e) {
            LOG.error("connector_webhook_failed", e);
            return WebhookAnswer.later("not-stored", 5);
        }
    }

    @Override
    public void refused(int status) {
        String reason = switch (status) {
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "too-large";
            case HttpServletResponse.SC_REQUEST_TIMEOUT -> "too-slow";
            default -> "unreadable";
        };
        log(WebhookAnswer.refused(reason, status), Math.max(0, request.getContentLengthLong()));
    }

    private void log(WebhookAnswer answer, long bodyBytes) {
        OpenConnection opened = connection;
        if (opened == null || opened.webhook() == null) {
            return;
        }
        opened.log()
                .add(new WebhookEntry(
                        Ids.next(),
                        clock.instant(),
                        answer.outcome(),
                        answer.reason(),
                        answer.status(),
                        (System.nanoTime() - begunNanos) / 1_000,
                        bodyBytes,
                        WebhookHeaders.of(request)));
    }
}
