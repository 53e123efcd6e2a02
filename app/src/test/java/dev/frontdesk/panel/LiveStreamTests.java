package dev.frontdesk.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.testkit.MutableClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveStreamTests {

    private static final OrganizationId OURS = new OrganizationId(Ids.next());
    private static final OrganizationId THEIRS = new OrganizationId(Ids.next());
    private static final Duration LONG = Duration.ofMinutes(1);

    private final MutableClock clock = new MutableClock();
    private final Wire wire = new Wire();
    private final LiveStreams streams = new LiveStreams(wire, clock);

    @Test
    void tellsWhatChangedInOneOrganizationOnly() throws Exception {
        streams.start();
        LiveStream stream = streams.open(OURS, clock.instant());
        String connection = Ids.next().toString();
        wire.send("connection", OURS + "/" + connection);
        wire.send("connection", THEIRS + "/" + Ids.next());
        wire.send("conversation", OURS.toString());
        stream.end();
        assertThat(written(stream)).contains("data: connection:" + connection + " conversation\n\n");
        assertThat(written(stream)).doesNotContain(THEIRS.toString());
    }

    @Test
    void catchesUpWithWhatChangedWhileThePageWasOnItsWay() throws Exception {
        streams.start();
        clock.stopAt(Instant.parse("2026-05-01T10:00:00Z"));
        Instant written = clock.instant();
        wire.send("conversation", OURS + "/" + Ids.next());
        wire.send("connection", THEIRS + "/" + Ids.next());
        clock.advance(Duration.ofSeconds(2));
        assertThat(written(streams.open(OURS, written))).contains("data: conversation:");
        assertThat(written(streams.open(OURS, clock.instant()))).doesNotContain("data:");
        clock.advance(Duration.ofMinutes(1));
        assertThat(written(streams.open(OURS, written))).contains("data: *");
    }

    @Test
    void slowBrowsersLookAtEverythingAgain() throws Exception {
        LiveStream stream = new LiveStream();
        for (int i = 0; i < 10_000; i++) {
            stream.offer("conversation:" + i);
        }
        stream.end();
        assertThat(written(stream)).contains("*").hasSizeLessThan(20_000);
    }

    @Test
    void endsWhenTheServerStops() throws Exception {
        streams.start();
        LiveStream stream = streams.open(OURS, clock.instant());
        streams.stop();
        assertThat(written(stream)).startsWith("retry:");
        assertThat(written(streams.open(OURS, clock.instant()))).startsWith("retry:");
    }

    @Test
    void beatsWhileNothingHappens() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LiveStream().writeTo(out, Duration.ofMillis(1), Duration.ofMillis(50));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\n:\n\n");
    }

    @Test
    void ignoresSignalsThatAreNotForPages() {
        assertThat(LiveEvent.parse("connection", "not an id")).isEmpty();
    }

    private static String written(LiveStream stream) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.end();
        stream.writeTo(out, LONG, LONG);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Carries signals within the process. */
    private static final class Wire implements Signals {
        private final Map<String, List<Consumer<String>>> receivers = new HashMap<>();

        @Override
        public void send(String topic, String payload) {
            receivers.getOrDefault(topic, List.of()).forEach(receiver -> receiver.accept(payload));
        }

        @Override
        public void on(String topic, Consumer<String> receiver) {
            receivers.computeIfAbsent(topic, key -> new ArrayList<>()).add(receiver);
        }

        @Override
        public void onGap(Runnable receiver) {
            // within one process nothing is missed
        }
    }
}
