package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One address that gets a bot's updates, one a request; each of several gets all of them. */
final class Subscription {

    private static final Executor THREADS = task -> Thread.startVirtualThread(task);
    private static final double LONGER = 2.5;

    private final Bot bot;
    private final URI address;
    private final @Nullable Set<String> types;
    private final @Nullable String secret;
    private final long since;
    private final Map<Long, CompletableFuture<Void>> lanes = new ConcurrentHashMap<>();
    private volatile long lastSuccess;
    private volatile boolean stopped;

    Subscription(Bot bot, URI address, @Nullable Set<String> types, @Nullable String secret) {
        this.bot = bot;
        this.address = address;
        this.types = types;
        this.secret = secret;
        this.since = bot.max().clock().millis();
        this.lastSuccess = since;
    }

    String url() {
        return address.toString();
    }

    URI address() {
        return address;
    }

    @Nullable String secret() {
        return secret;
    }

    /** The first attempts of a chat's updates are made in their order; what fails comes back by itself. */
    void offer(UpdateQueue.Update update) {
        if (types == null || types.contains(update.type())) {
            lanes.compute(
                    update.chat(),
                    (chat, lane) -> lane == null
                            ? CompletableFuture.runAsync(() -> attempt(update, 0), THREADS)
                            : lane.thenRunAsync(() -> attempt(update, 0), THREADS));
        }
    }

    private void attempt(UpdateQueue.Update update, int failures) {
        if (stopped) {
            return;
        }
        boolean delivered = deliver(update);
        Max max = bot.max();
        if (delivered) {
            lastSuccess = max.clock().millis();
            bot.updates().remove(update);
            if (max.faults().duplicate(bot.account())) {
                deliver(update);
            }
            return;
        }
        Limits limits = max.limits();
        if (max.clock().millis() - lastSuccess
                >= Duration.ofMinutes(limits.removalMinutes()).toMillis()) {
            bot.updates().unsubscribe(url());
        } else if (failures < limits.retriesMax()) {
            long pause = Math.round(limits.retryMillis() * Math.pow(LONGER, failures));
            max.alarm().after(pause, () -> attempt(update, failures + 1));
        } else {
            bot.updates().remove(update);
        }
    }

    private boolean deliver(UpdateQueue.Update update) {
        Max max = bot.max();
        Fault fault = max.faults().strikeDelivery(bot.account());
        try {
            if (fault != null) {
                Thread.sleep(fault.delayMillis());
                if (fault.drops()) {
                    return false;
                }
            }
            Duration timeout = Duration.ofMillis(max.limits().webhookTimeoutMillis());
            boolean taken = max.postman().deliver(this, Json.MAPPER.writeValueAsBytes(update.json()), timeout);
            return taken && (fault == null || !fault.resetAfterStore());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        stopped = true;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("url", url()).put("time", since);
        ArrayNode list = json.putArray("update_types");
        if (types != null) {
            types.stream().sorted().forEach(list::add);
        }
        return json;
    }
}
