package dev.frontdesk.connectors.webchat;

import dev.frontdesk.platform.Network;
import dev.frontdesk.platform.Signals;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open chat windows of this node. They are told that there is something to fetch, not what. */
@Component
class Listeners implements DisposableBean {

    /** Less than the web server has lines for: strangers must leave some to providers and to the panel. */
    private static final int LISTENERS_MAX = 4_000;

    private static final int PER_NETWORK_MAX = 100;
    private static final int PER_CHAT_MAX = 8;
    private static final long STREAM_MILLIS = TimeUnit.MINUTES.toMillis(30);

    private final Map<String, Set<SseEmitter>> windows = new ConcurrentHashMap<>();
    private final Map<String, Integer> networks = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webchat-heart").daemon().factory());

    Listeners(Signals signals) {
        signals.on(WebchatConnection.TOPIC, this::ring);
        heart.scheduleWithFixedDelay(() -> tellAll("beat"), 25, 25, TimeUnit.SECONDS);
    }

    /**
     * @param visitor address of the browser
     * @return null when there are too many windows: the browser then asks now and then
     */
    @Nullable SseEmitter listen(String connection, String chat, String visitor) {
        String address = connection + "/" + chat;
        String network = Network.of(visitor);
        SseEmitter window = new SseEmitter(STREAM_MILLIS);
        if (!add(address, network, window)) {
            return null;
        }
        Runnable gone = () -> remove(address, network, window);
        window.onCompletion(gone);
        window.onTimeout(window::complete);
        window.onError(failure -> gone.run());
        tell(window, "beat");
        return window;
    }

    private boolean add(String address, String network, SseEmitter window) {
        if (networks.merge(network, 1, Integer::sum) > PER_NETWORK_MAX) {
            leave(network);
            return false;
        }
        boolean[] added = new boolean[1];
        windows.compute(address, (key, open) -> {
            Set<SseEmitter> same = open == null ? ConcurrentHashMap.newKeySet() : open;
            if (count.get() < LISTENERS_MAX && same.size() < PER_CHAT_MAX) {
                count.incrementAndGet();
                added[0] = same.add(window);
            }
            return same.isEmpty() ? null : same;
        });
        if (!added[0]) {
            leave(network);
        }
        return added[0];
    }

    private void remove(String address, String network, SseEmitter window) {
        windows.computeIfPresent(address, (key, same) -> {
            if (same.remove(window)) {
                count.decrementAndGet();
                leave(network);
            }
            return same.isEmpty() ? null : same;
        });
    }

    private void leave(String network) {
        networks.computeIfPresent(network, (key, open) -> open == 1 ? null : open - 1);
    }

    /** How many chats are listened to. */
    int chats() {
        return windows.size();
    }

    private void ring(String payload) {
        int end = payload.lastIndexOf('/');
        Set<SseEmitter> same = windows.get(payload.substring(0, end));
        if (same != null) {
            String what = payload.substring(end + 1);
            Thread.ofVirtual().start(() -> same.forEach(window -> tell(window, what)));
        }
    }

    private void tellAll(String what) {
        windows.values().forEach(same -> same.forEach(window -> tell(window, what)));
    }

    private static void tell(SseEmitter window, String what) {
        try {
            window.send(SseEmitter.event().name(what).data("{}"));
        } catch (IOException | IllegalStateException gone) {
            window.complete();
        }
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
        windows.values().forEach(same -> same.forEach(SseEmitter::complete));
    }
}
