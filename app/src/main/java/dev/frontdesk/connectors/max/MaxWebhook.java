package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * MAX posts one update a request to every subscribed address, and forgets an address that took nothing for eight hours.
 * See <a href="https://dev.max.ru/docs-api/methods/POST/subscriptions">subscriptions</a>.
 */
final class MaxWebhook implements Webhook {

    private static final String PATH = "/subscriptions";
    private static final String SECRET_HEADER = "x-max-bot-api-secret";

    private final MaxApi api;
    private final UpdateDecoder decoder;

    /** What we subscribed with: MAX does not tell, and a second subscription at one address would double its posts. */
    private volatile @Nullable Secret known;

    MaxWebhook(MaxApi api, UpdateDecoder decoder) {
        this.api = api;
        this.decoder = decoder;
    }

    /** In place of all others: those left from an earlier address of ours, and those that a person agreed to end. */
    @Override
    public void subscribe(URI callback, Secret secret) {
        List<URI> present = subscriptions();
        if (!present.contains(callback) || !secret.equals(known)) {
            Map<String, Object> wanted = Map.of(
                    "url", callback.toString(), "secret", secret.reveal(), "update_types", MaxConnection.UPDATES);
            api.call("POST", PATH, Map.of(), wanted);
            known = secret;
        }
        present.stream().filter(address -> !address.equals(callback)).forEach(this::unsubscribe);
    }

    @Override
    public void unsubscribe() {
        subscriptions().forEach(this::unsubscribe);
    }

    @Override
    public void unsubscribe(URI address) {
        try {
            api.call("DELETE", PATH, Map.of("url", address.toString()), null);
        } catch (Rejected refusal) {
            if (subscriptions().contains(address)) {
                throw refusal;
            }
        }
    }

    @Override
    public @Nullable URI subscription() {
        List<URI> all = subscriptions();
        return all.isEmpty() ? null : all.getFirst();
    }

    @Override
    public List<URI> subscriptions() {
        List<URI> addresses = new ArrayList<>();
        for (JsonNode subscription : api.get(PATH).path("subscriptions")) {
            URI address = URI.create(subscription.path("url").asString(""));
            if (!addresses.contains(address)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    @Override
    public Received receive(Request request, Secret secret) {
        String given = request.headers().get(SECRET_HEADER);
        if (given == null) {
            throw new Forged("The secret is missing");
        }
        if (!MessageDigest.isEqual(bytes(given), bytes(secret.reveal()))) {
            throw new Forged("The secret is wrong");
        }
        return new Received(List.of(decoder.item(new String(request.body(), StandardCharsets.UTF_8))), "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
