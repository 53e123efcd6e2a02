package dev.frontdesk.panel;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The browsers that listen on this node, by organization. */
@Component
class LiveStreams implements SmartLifecycle {

    private static final List<String> TOPICS = List.of("connection", "conversation", "document");

    private final Map<OrganizationId, Set<LiveStream>> streams = new ConcurrentHashMap<>();
    private final RecentEvents recent = new RecentEvents();
    private final Clock clock;
    private volatile boolean running;

    LiveStreams(Signals signals, Clock clock) {
        this.clock = clock;
        for (String topic : TOPICS) {
            signals.on(topic, payload -> LiveEvent.parse(topic, payload).ifPresent(this::publish));
        }
    }

    /** @param since when the listening page was written: what changed after that is told at once */
    LiveStream open(OrganizationId organization, Instant since) {
        LiveStream stream = new LiveStream();
        streams.compute(organization, (key, open) -> {
            Set<LiveStream> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(stream);
            return all;
        });
        recent.since(since, clock.instant(), organization).forEach(stream::offer);
        if (!running) {
            stream.end();
        }
        return stream;
    }

    void close(OrganizationId organization, LiveStream stream) {
        streams.computeIfPresent(organization, (key, open) -> {
            open.remove(stream);
            return open.isEmpty() ? null : open;
        });
    }

    void publish(LiveEvent event) {
        recent.add(clock.instant(), event);
        streams.getOrDefault(event.organization(), Set.of()).forEach(stream -> stream.offer(event.name()));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams before the web server waits for its requests. */
    @Override
    public void stop() {
        running = false;
        streams.values().forEach(open -> open.forEach(LiveStream::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
