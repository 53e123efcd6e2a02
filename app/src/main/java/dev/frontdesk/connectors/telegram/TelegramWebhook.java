package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Webhook;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Telegram posts one update a request and repeats it, for a day, until it gets a 2xx. See
 * <a href="https://core.telegram.org/bots/api#setwebhook">setWebhook</a>.
 */
final class TelegramWebhook implements Webhook {

    private static final String SECRET_HEADER = "x-telegram-bot-api-secret-token";

    private final TelegramApi api;
    private final UpdateDecoder decoder;

    TelegramWebhook(TelegramApi api, UpdateDecoder decoder) {
        this.api = api;
        this.decoder = decoder;
    }

    @Override
    public void subscribe(URI callback, Secret secret) {
        api.call(
                "setWebhook",
                Map.of(
                        "url",
                        callback.toString(),
                        "secret_token",
                        secret.reveal(),
                        "allowed_updates",
                        TelegramConnection.UPDATES,
                        "drop_pending_updates",
                        false));
    }

    @Override
    public void unsubscribe() {
        api.call("deleteWebhook", Map.of("drop_pending_updates", false));
    }

    @Override
    public @Nullable URI subscription() {
        String url = api.call("getWebhookInfo").path("url").asString("");
        return url.isEmpty() ? null : URI.create(url);
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
