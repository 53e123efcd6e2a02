package dev.frontdesk.connector;

import dev.frontdesk.connector.Webhook.Received;
import dev.frontdesk.connector.Webhook.Request;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** Takes in one post of one connection: proven, within its rate, and stored before it is acknowledged. */
@Component
class WebhookIntake {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);

    private final InboundSink sink;
    private final ConnectionEvents events;

    WebhookIntake(InboundSink sink, ConnectionEvents events) {
        this.sink = sink;
        this.events = events;
    }

    WebhookAnswer take(Request posted, OpenConnection opened, Webhook webhook) {
        Received received;
        try {
            received = webhook.receive(posted, opened.webhookSecret());
        } catch (Webhook.Forged e) {
            refused(opened, e);
            return WebhookAnswer.refused("forged", HttpServletResponse.SC_UNAUTHORIZED);
        } catch (IllegalArgumentException e) {
            LOG.info(
                    "{}: connection {} {}",
                    opened.event("webhook_unreadable"),
                    opened.stored().id(),
                    e.getMessage());
            return WebhookAnswer.refused("unreadable", HttpServletResponse.SC_BAD_REQUEST);
        }
        if (received.items().isEmpty()) {
            return WebhookAnswer.ignored(received.answer()); // a trial of the address comes before the start
        }
        if (!opened.stored().activated()) {
            return WebhookAnswer.later("stopped", 60);
        }
        if (!opened.posts().admits(System.nanoTime())) {
            limited(opened);
            return WebhookAnswer.tooMany(1);
        }
        return store(opened, received);
    }

    private WebhookAnswer store(OpenConnection opened, Received received) {
        int fresh;
        try {
            fresh = sink.accept(opened.stored().source(), received.items(), null);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: connection {}",
                    opened.event("webhook_not_stored"),
                    opened.stored().id(),
                    e);
            return WebhookAnswer.later("not-stored", 1);
        }
        opened.count().received.add(received.items().size());
        LOG.debug(
                "{}: connection {}",
                opened.event("webhook_received"),
                opened.stored().id());
        if (fresh > 0) {
            return WebhookAnswer.stored(received.answer());
        }
        return isIgnored(received.items())
                ? WebhookAnswer.ignored(received.answer())
                : WebhookAnswer.repeated(received.answer());
    }

    private static boolean isIgnored(List<Item> items) {
        return items.stream().allMatch(item -> item.inbound() instanceof Inbound.Ignored);
    }

    private void refused(OpenConnection opened, Webhook.Forged forged) {
        opened.count().refused.increment();
        if (opened.forgeries().admits(System.nanoTime())) {
            String why = forged.getMessage() == null ? "" : forged.getMessage();
            events.record(Level.WARN, opened.stored(), "webhook_refused", Map.of("why", why));
        }
    }

    /** Said once a flood and minute; how many it were is counted. */
    private void limited(OpenConnection opened) {
        opened.count().limited.increment();
        if (opened.floods().admits(System.nanoTime())) {
            events.record(
                    Level.WARN,
                    opened.stored(),
                    "webhook_limited",
                    Map.of("perSecond", Integer.toString(opened.postsPerSecond())));
        }
    }
}
