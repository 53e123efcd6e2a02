package dev.frontdesk.connector;

import dev.frontdesk.platform.Secret;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection ready to be used on this node.
 *
 * @param webhook null where the provider has none
 * @param webhookSecret what its posts must prove
 * @param log of what is posted to it
 * @param postsPerSecond how many of its posts are taken in a second, as {@code posts} measures
 * @param floods how often it is written down that more came
 * @param forgeries how many refused posts are written down
 */
record OpenConnection(
        StoredConnection stored,
        Connector connector,
        Account account,
        Connection connection,
        @Nullable Webhook webhook,
        Secret webhookSecret,
        ConnectionCounters.Count count,
        WebhookLog.Recent log,
        int postsPerSecond,
        Meter posts,
        Meter floods,
        Meter forgeries) {

    private static final Duration FLOODS_PAUSE = Duration.ofMinutes(1);

    static OpenConnection of(
            StoredConnection stored,
            Connector connector,
            Account account,
            Map<String, Secret> secrets,
            ConnectionCounters.Count count,
            WebhookLog.Recent log,
            int postsPerSecond) {
        Secret webhookSecret = secrets.get(ConnectionSecrets.WEBHOOK);
        if (webhookSecret == null) {
            throw new IllegalStateException("Connection " + stored.id() + " has no webhook secret");
        }
        Connection connection = connector.open(account);
        long now = System.nanoTime();
        return new OpenConnection(
                stored,
                connector,
                account,
                connection,
                connection.webhook().orElse(null),
                webhookSecret,
                count,
                log,
                postsPerSecond,
                new Meter(postsPerSecond, 2 * postsPerSecond, now),
                Meter.every(FLOODS_PAUSE, now),
                new Meter(1, 5, now));
    }

    String event(String what) {
        return stored.connector() + "_" + what;
    }
}
