package dev.frontdesk.sandbox.telegram;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** {@code getUpdates}, with its brakes on bots that ask in a hurry. */
final class Polling {

    private static final int TIMEOUT_MAX_SECONDS = 50;
    private static final int HURRY_SECONDS = 3;
    private static final int BODY_MAX = 4 << 20;

    private final Bot bot;
    private long previousOffset = Long.MIN_VALUE;
    private long previousStart;
    private long nextConflict = Long.MIN_VALUE;

    Polling(Bot bot) {
        this.bot = bot;
    }

    Reply getUpdates(Arguments arguments) throws InterruptedException {
        long offset = arguments.integer("offset", 0);
        int limit = arguments.integer("limit", 100, 1, 100);
        int timeout = arguments.integer("timeout", 0, 0, TIMEOUT_MAX_SECONDS);
        JsonNode allowed = arguments.json("allowed_updates", "allowed_updates");
        if (allowed != null) {
            bot.updates().allow(UpdateKind.allowed(allowed));
        }
        synchronized (this) {
            long now = System.nanoTime();
            long since = TimeUnit.NANOSECONDS.toMillis(now - previousStart);
            if (offset == previousOffset) {
                timeout = since < 1000L * HURRY_SECONDS ? Math.max(timeout, HURRY_SECONDS) : timeout;
                limit = since < 500 ? 1 : limit;
            }
            previousOffset = offset;
            previousStart = now;
        }
        try {
            return reply(bot.updates().poll(offset, limit, TimeUnit.SECONDS.toMillis(timeout)));
        } catch (Refusal refusal) {
            if (refusal.code == 409) {
                holdBack();
            }
            throw refusal;
        }
    }

    private static Reply reply(List<Update> updates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.writeBytes("{\"ok\":true,\"result\":[".getBytes(StandardCharsets.US_ASCII));
        boolean first = true;
        for (Update update : updates) {
            if (!first) {
                if (out.size() + update.content().length > BODY_MAX) {
                    break;
                }
                out.write(',');
            }
            first = false;
            update.writeTo(out);
        }
        out.write(']');
        out.write('}');
        return new Reply(200, out.toByteArray(), 0, null);
    }

    /** The first conflict is told at once, one that follows soon is told late. */
    private void holdBack() throws InterruptedException {
        int delay = bot.telegram().limits().conflictDelayMillis();
        boolean soon;
        synchronized (this) {
            long now = System.nanoTime();
            soon = nextConflict != Long.MIN_VALUE && now < nextConflict;
            if (!soon) {
                nextConflict = now + TimeUnit.MILLISECONDS.toNanos(delay);
            }
        }
        if (soon) {
            Thread.sleep(delay);
        }
    }
}
