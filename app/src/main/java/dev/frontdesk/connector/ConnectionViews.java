package dev.frontdesk.connector;

import static dev.frontdesk.connector.ConnectionStore.word;

import dev.frontdesk.connector.ConnectionView.Counters;
import dev.frontdesk.connector.ConnectionView.LastError;
import dev.frontdesk.platform.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows stored connections to a caller. */
@Component
class ConnectionViews {

    private final ConnectorWords words;
    private final WebhookAddresses addresses;
    private final Snippets snippets;

    ConnectionViews(ConnectorWords words, WebhookAddresses addresses, Snippets snippets) {
        this.words = words;
        this.addresses = addresses;
        this.snippets = snippets;
    }

    /** @param secrets empty where the caller must not see even their previews */
    ConnectionView of(StoredConnection connection, Map<String, Secret> secrets) {
        Profile profile = connection.profile();
        String status = word(connection.status());
        return new ConnectionView(
                connection.id().value(),
                connection.project() == null ? null : connection.project().value(),
                connection.connector(),
                connection.label(),
                word(connection.environment()),
                connection.owner() == null ? null : connection.owner().value(),
                profile == null ? null : profile.accountId(),
                profile == null ? null : profile.name(),
                profile == null
                        ? List.of()
                        : profile.notes().stream()
                                .map(note -> words.say(connection.connector(), note))
                                .toList(),
                connection.settings(),
                previews(secrets),
                connection.autoStart(),
                connection.answerWithin().toMinutes(),
                status,
                words.say(connection.connector(), "status." + status),
                connection.mode() == null ? null : word(connection.mode()),
                addresses.shown(connection).orElse(null),
                snippets.of(connection).orElse(null),
                lastError(connection),
                new Counters(
                        connection.counters().received(),
                        connection.counters().sent(),
                        connection.counters().refused(),
                        connection.counters().refusedAt(),
                        connection.counters().limited(),
                        connection.counters().limitedAt()),
                connection.lastActivity(),
                connection.createdAt());
    }

    private static Map<String, String> previews(Map<String, Secret> secrets) {
        Map<String, String> previews = new HashMap<>();
        secrets.forEach((field, secret) -> {
            if (!field.equals(ConnectionSecrets.WEBHOOK)) {
                previews.put(field, secret.preview());
            }
        });
        return previews;
    }

    private @Nullable LastError lastError(StoredConnection connection) {
        Failure failure = connection.lastError();
        return failure == null
                ? null
                : new LastError(
                        failure.code(),
                        words.problem(connection.connector(), failure.code(), failure.message()),
                        words.cure(connection.connector(), failure.code(), failure.message()),
                        failure.at());
    }
}
