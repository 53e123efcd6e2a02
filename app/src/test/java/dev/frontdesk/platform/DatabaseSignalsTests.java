package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class DatabaseSignalsTests {

    private final String url = TestPostgres.emptyDatabase();
    private final HikariDataSource pool = new HikariDataSource();
    private DatabaseSignals here;
    private DatabaseSignals there;

    @BeforeEach
    void startTwoNodes() {
        DatabaseAddress address = DatabaseAddress.parse(url);
        pool.setJdbcUrl(address.jdbcUrl());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        here = node(address);
        there = node(address);
        await().until(() -> listeners() == 2);
    }

    private DatabaseSignals node(DatabaseAddress address) {
        return new DatabaseSignals(address, JdbcClient.create(pool), new JdbcTransactionManager(pool));
    }

    @AfterEach
    void stop() throws Exception {
        here.close();
        there.close();
        pool.close();
    }

    @Test
    void reachesThisNodeAndTheOther() {
        List<String> heardHere = new CopyOnWriteArrayList<>();
        List<String> heardThere = new CopyOnWriteArrayList<>();
        here.on("project", heardHere::add);
        there.on("project", heardThere::add);
        there.on("other", heardThere::add);

        here.send("project", "a");
        here.send("project", "b");

        await().untilAsserted(() -> assertThat(heardHere).containsExactly("a", "b"));
        await().untilAsserted(() -> assertThat(heardThere).containsExactly("a", "b"));
    }

    @Test
    void reachesThisNodeOnceAlthoughItListens() {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger arrived = new AtomicInteger();
        here.on("topic", payload -> heard.incrementAndGet());
        there.on("topic", payload -> arrived.incrementAndGet());

        here.send("topic", "once");

        await().untilAtomic(arrived, is(1));
        assertThat(heard).hasValue(1);
    }

    @Test
    void carriesABurstInOrder() {
        List<String> heard = new CopyOnWriteArrayList<>();
        there.on("busy", heard::add);

        IntStream.range(0, 1_000).forEach(i -> here.send("busy", "payload " + i));

        await().until(() -> heard.size() == 1_000);
        assertThat(heard.getFirst()).isEqualTo("payload 0");
        assertThat(heard.getLast()).isEqualTo("payload 999");
    }

    @Test
    void tellsOfAGapAndGoesOnWhenTheConnectionBreaks() {
        AtomicInteger gaps = new AtomicInteger();
        List<String> heard = new CopyOnWriteArrayList<>();
        there.onGap(gaps::incrementAndGet);
        there.on("topic", heard::add);

        TestPostgres.owner(url).sql("""
                        select pg_terminate_backend(pid)
                        from pg_stat_activity
                        where application_name = 'frontdesk-signals' and datname = current_database()
                        """).query().listOfRows();

        await().untilAtomic(gaps, is(1));
        here.send("topic", "after");
        await().untilAsserted(() -> assertThat(heard).containsExactly("after"));
    }

    @Test
    void oneReceiversFaultDoesNotSilenceTheOthers() {
        List<String> heard = new CopyOnWriteArrayList<>();
        here.on("topic", payload -> {
            throw new IllegalStateException("planted");
        });
        here.on("topic", heard::add);

        here.send("topic", "x");

        await().untilAsserted(() -> assertThat(heard).containsExactly("x"));
    }

    @Test
    void refusesWhatANotificationCannotCarry() {
        assertThatThrownBy(() -> here.send("topic", "two\nlines")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.send("topic", "x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.send("topic", "ключ")).isInstanceOf(IllegalArgumentException.class);
    }

    private long listeners() {
        return TestPostgres.owner(url).sql("""
                        select count(*)
                        from pg_stat_activity
                        where application_name = 'frontdesk-signals'
                          and datname = current_database()
                          and query like 'listen%'
                        """).query(Long.class).single();
    }
}
