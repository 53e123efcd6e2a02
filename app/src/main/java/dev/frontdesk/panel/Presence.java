package dev.frontdesk.panel;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Who has the panel open, on any node. Told by the streams of their browsers, and passed on every few seconds; who is
 * heard of no more counts as gone a little later, so that changing the page is no absence.
 */
@Component
public class Presence implements SmartLifecycle {

    private static final String TOPIC = "presence";
    private static final long BEAT_SECONDS = 15;
    private static final long GONE = Duration.ofSeconds(40).toNanos();

    private record Person(OrganizationId organization, UUID account) {}

    /** Streams on this node. */
    private final Map<Person, Integer> here = new ConcurrentHashMap<>();

    /** When somebody was heard of last, on whatever node. */
    private final Map<Person, Long> seen = new ConcurrentHashMap<>();

    private final Signals signals;
    private volatile boolean running;

    Presence(Signals signals) {
        this.signals = signals;
        signals.on(TOPIC, payload -> {
            String[] ids = payload.split("/", 2);
            seen.put(new Person(OrganizationId.of(ids[0]), UUID.fromString(ids[1])), System.nanoTime());
        });
    }

    /** Accounts of those who are there. */
    public Set<UUID> of(OrganizationId organization) {
        long now = System.nanoTime();
        return seen.entrySet().stream()
                .filter(entry -> entry.getKey().organization().equals(organization) && now - entry.getValue() < GONE)
                .map(entry -> entry.getKey().account())
                .collect(Collectors.toSet());
    }

    void came(OrganizationId organization, UUID account) {
        here.merge(new Person(organization, account), 1, Integer::sum);
        tell(new Person(organization, account));
    }

    void left(OrganizationId organization, UUID account) {
        here.computeIfPresent(new Person(organization, account), (key, count) -> count == 1 ? null : count - 1);
    }

    private void tell(Person person) {
        signals.send(TOPIC, person.organization() + "/" + person.account());
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("presence").start(this::beat);
    }

    private void beat() {
        try {
            while (running) {
                TimeUnit.SECONDS.sleep(BEAT_SECONDS);
                here.keySet().forEach(this::tell);
                long now = System.nanoTime();
                seen.values().removeIf(at -> now - at > GONE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
