package dev.frontdesk.sandbox.telegram;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Whether a bot has a webhook, which, and how it fares. */
final class Webhook {

    private static final int SECRET_LENGTH_MAX = 256;
    private static final int CERTIFICATE_BYTES_MAX = 3 << 20;
    private static final long GONE_SECONDS = 23 * 3600L;

    /** What {@code setWebhook} was told. */
    record Settings(
            String url,
            WebhookAddress address,
            int maxConnections,
            boolean hasCertificate,
            @Nullable String secret) {}

    private final Bot bot;
    private @Nullable Settings settings;
    private @Nullable Deliveries deliveries;
    private long lastSet = Long.MIN_VALUE;
    private long lastErrorDate;
    private String lastError = "";
    private long goneSince;

    Webhook(Bot bot) {
        this.bot = bot;
    }

    Reply set(Arguments arguments) {
        String url = arguments.text("url", "").strip();
        if (url.isEmpty()) {
            return delete(arguments);
        }
        String secret = secret(arguments);
        Upload certificate = arguments.upload("certificate");
        if (certificate != null && certificate.content().length > CERTIFICATE_BYTES_MAX) {
            throw Refusal.badRequest("certificate size is too big (" + certificate.content().length + " bytes)");
        }
        WebhookAddress address = WebhookAddress.of(url, arguments.text("ip_address"));
        int connections = arguments.integer("max_connections", 40, 1, 100);
        Settings next = new Settings(url, address, connections, certificate != null, secret);
        allow(arguments);
        synchronized (this) {
            requireLeisure();
            dropPending(arguments);
            if (next.equals(settings)) {
                return Reply.done("Webhook is already set");
            }
            settings = next;
            lastErrorDate = 0;
            goneSince = 0;
            deliveries = new Deliveries(bot, next);
            bot.updates().deliverBy(deliveries);
        }
        return Reply.done("Webhook was set");
    }

    private static @Nullable String secret(Arguments arguments) {
        String secret = arguments.text("secret_token");
        if (secret == null) {
            return null;
        }
        if (secret.length() > SECRET_LENGTH_MAX) {
            throw Refusal.badRequest("secret token is too long");
        }
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                throw Refusal.badRequest("secret token contains unallowed characters");
            }
        }
        return secret;
    }

    private void allow(Arguments arguments) {
        JsonNode allowed = arguments.json("allowed_updates", "allowed_updates");
        if (allowed != null) {
            bot.updates().allow(UpdateKind.allowed(allowed));
        }
    }

    private void requireLeisure() {
        Limits limits = bot.telegram().limits();
        long now = bot.telegram().clock().millis();
        if (limits.rates() && lastSet != Long.MIN_VALUE && now - lastSet < 1000L / limits.webhookPerSecond()) {
            throw Refusal.tooMany(1);
        }
        lastSet = now;
    }

    Reply delete(Arguments arguments) {
        allow(arguments);
        synchronized (this) {
            dropPending(arguments);
            return Reply.done(remove() ? "Webhook was deleted" : "Webhook is already deleted");
        }
    }

    private void dropPending(Arguments arguments) {
        if (arguments.flag("drop_pending_updates")) {
            bot.updates().clear();
            if (deliveries != null) {
                deliveries.forget();
            }
        }
    }

    private boolean remove() {
        if (settings == null) {
            return false;
        }
        settings = null;
        deliveries = null;
        bot.updates().deliverBy(null);
        return true;
    }

    /** A delivery was acknowledged. */
    void succeeded() {
        if (goneSince != 0) {
            synchronized (this) {
                goneSince = 0;
            }
        }
    }

    /** A delivery failed; {@code status} is 0 if there was no answer. */
    synchronized void failed(Deliveries by, int status, String error) {
        if (by != deliveries) {
            return;
        }
        long now = bot.telegram().clock().seconds();
        lastErrorDate = now;
        lastError = error;
        if (status != 410) {
            goneSince = 0;
        } else if (goneSince == 0) {
            goneSince = now;
        } else if (now - goneSince >= GONE_SECONDS) {
            remove();
        }
    }

    Reply info() {
        int pending = bot.updates().size();
        return Reply.of(json -> write(json, pending));
    }

    private synchronized void write(JsonGenerator json, int pending) {
        json.writeStartObject();
        json.writeStringProperty("url", settings == null ? "" : settings.url());
        json.writeBooleanProperty("has_custom_certificate", settings != null && settings.hasCertificate());
        json.writeNumberProperty("pending_update_count", pending);
        if (settings != null) {
            if (lastErrorDate > 0) {
                json.writeNumberProperty("last_error_date", lastErrorDate);
                json.writeStringProperty("last_error_message", lastError);
            }
            json.writeNumberProperty("max_connections", settings.maxConnections());
            if (!settings.address().ip().isEmpty()) {
                json.writeStringProperty("ip_address", settings.address().ip());
            }
        }
        var allowed = bot.updates().allowedNames();
        if (!allowed.isEmpty()) {
            json.writeArrayPropertyStart("allowed_updates");
            allowed.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    synchronized String url() {
        return settings == null ? "" : settings.url();
    }

    static long backoffMillis(int failures, Limits limits) {
        if (failures <= 1) {
            return 0;
        }
        long doubled = (long) limits.webhookBackoffMillis() << Math.min(failures - 2, 10);
        long cap = java.util.concurrent.ThreadLocalRandom.current()
                .nextLong(TimeUnit.SECONDS.toMillis(60), TimeUnit.SECONDS.toMillis(120));
        return Math.min(doubled, cap);
    }
}
