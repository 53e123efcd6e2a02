package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stop that comes while the provider is being asked. */
@FrontdeskTest
class PollingLoopTests {

    @Autowired
    ApiClient api;

    @Autowired
    OpenConnections open;

    @Autowired
    InboundSink sink;

    @Autowired
    ConnectionStates states;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void leavesToTheProviderWhatComesAfterAStop() throws InterruptedException {
        UUID id = startedConnection();
        OpenConnection opened = open.find(new ConnectionId(id)).orElseThrow();
        PollingLoop loop = new PollingLoop(opened, this::afterTheStop, sink, states);

        loop.start();
        asked.await();
        api.delete("/api/v1/connections/" + id + "/activation");
        stopped.countDown();
        await().until(loop::isDone);

        assertThat(database.sql("select count(*) from intake where connection_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void asksNotWithoutPauseWhatAnswersNothing() {
        OpenConnection opened = open.find(new ConnectionId(startedConnection())).orElseThrow();
        List<Long> calls = new CopyOnWriteArrayList<>();
        PollingLoop loop = new PollingLoop(
                opened,
                (cursor, wait) -> {
                    calls.add(System.nanoTime());
                    return new Polling.Batch(List.of(), "");
                },
                sink,
                states);

        loop.start();
        await().until(() -> calls.size() >= 2);
        loop.stop();
        await().until(loop::isDone);

        assertThat(calls.get(1) - calls.get(0))
                .isGreaterThan(Duration.ofMillis(500).toNanos());
    }

    private Polling.Batch afterTheStop(@Nullable String cursor, Duration wait) {
        asked.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Polling.Batch(
                List.of(new Item("1", "{\"update_id\":1}", new Inbound.Ignored("written after the stop"))), "2");
    }

    private UUID startedConnection() {
        String project = api.get("/api/v1/projects").json().at("/items/0/id").asString();
        String token = new SandboxControl("telegram")
                .post("/accounts", Map.of())
                .path("token")
                .asString();
        String id = api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of("connector", "telegram", "settings", Map.of("token", token)))
                .json()
                .path("id")
                .asString();
        api.put("/api/v1/connections/" + id + "/activation", Map.of());
        await().until(() -> api.get("/api/v1/connections/" + id)
                .json()
                .path("status")
                .asString()
                .equals("running"));
        return UUID.fromString(id);
    }
}
