package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings one bot's updates to its webhook: one at a time in each lane, lanes beside one another up to
 * {@code max_connections}, and each update again and again until it is acknowledged or too old.
 */
final class Deliveries {

    private static final class Line {
        final Lane lane;
        final ArrayDeque<Update> waiting = new ArrayDeque<>();
        int failures;

        Line(Lane lane) {
            this.lane = lane;
        }
    }

    private final Bot bot;
    private final Telegram telegram;
    private final Webhook.Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Lane, Line> lines = new HashMap<>();
    private final ArrayDeque<Line> ready = new ArrayDeque<>();
    private int active;
    private boolean stopped;

    Deliveries(Bot bot, Webhook.Settings settings) {
        this.bot = bot;
        this.telegram = bot.telegram();
        this.settings = settings;
    }

    void offer(Update update) {
        lock.lock();
        try {
            Line line = lines.get(update.lane());
            if (line != null) {
                line.waiting.add(update);
                return;
            }
            line = new Line(update.lane());
            line.waiting.add(update);
            lines.put(update.lane(), line);
            enter(line);
        } finally {
            lock.unlock();
        }
    }

    private void enter(Line line) {
        if (active < settings.maxConnections()) {
            active++;
            Thread.startVirtualThread(() -> run(line));
        } else {
            ready.add(line);
        }
    }

    /** Serves one line after the other until none is ready. */
    private void run(Line first) {
        @Nullable Line line = first;
        while (line != null) {
            Update update = head(line);
            boolean done = update == null || deliver(line, update);
            line = next(line, update, done);
        }
    }

    private @Nullable Update head(Line line) {
        lock.lock();
        try {
            return stopped ? null : line.waiting.peek();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Line next(Line served, @Nullable Update update, boolean done) {
        lock.lock();
        try {
            if (done) {
                if (update != null) {
                    served.waiting.remove(update);
                }
                if (served.waiting.isEmpty()) {
                    lines.remove(served.lane, served);
                } else {
                    ready.add(served);
                }
            }
            Line next = stopped ? null : ready.poll();
            if (next == null) {
                active--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the line may go on; if not, it comes back by itself. */
    private boolean deliver(Line line, Update update) {
        if (update.expires() <= telegram.clock().seconds()) {
            bot.updates().remove(update);
            return true;
        }
        Postman.Outcome outcome = attempt(update);
        telegram.meter().delivered(outcome.isSuccess());
        if (outcome.isSuccess()) {
            bot.webhook().succeeded();
            line.failures = 0;
            boolean again = telegram.faults().duplicate(bot.account());
            if (again) {
                telegram.postman().later(0, () -> comeBack(line));
            } else {
                bot.updates().remove(update);
            }
            if (outcome.status() == 200 && outcome.body().length > 0) {
                WebhookAnswer.execute(bot, outcome.body(), outcome.contentType());
            }
            return !again;
        }
        bot.webhook().failed(this, outcome.status(), outcome.error());
        line.failures++;
        long pause = outcome.retryAfter() > 0
                ? outcome.retryAfter() * 1000
                : Webhook.backoffMillis(line.failures, telegram.limits());
        telegram.postman().later(pause, () -> comeBack(line));
        return false;
    }

    private Postman.Outcome attempt(Update update) {
        Fault fault = telegram.faults().strikeDelivery(bot.account());
        try {
            if (fault != null) {
                Thread.sleep(fault.delayMillis());
                if (fault.drops()) {
                    return Postman.Outcome.failure("Webhook connection closed");
                }
            }
            Duration timeout = Duration.ofMillis(telegram.limits().webhookTimeoutMillis());
            Postman.Outcome outcome = telegram.postman().deliver(settings, update.json(), timeout);
            return fault != null && fault.resetAfterStore()
                    ? Postman.Outcome.failure("Webhook connection closed")
                    : outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Postman.Outcome.failure("Webhook connection closed");
        }
    }

    private void comeBack(Line line) {
        lock.lock();
        try {
            if (!stopped) {
                enter(line);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Drops what has not been sent. */
    void forget() {
        lock.lock();
        try {
            lines.values().forEach(line -> line.waiting.clear());
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            ready.clear();
            lines.clear();
        } finally {
            lock.unlock();
        }
    }
}
