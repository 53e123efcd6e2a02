package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JobsTests {

    private final DatabaseAddress address = DatabaseAddress.parse(TestPostgres.migratedDatabase());
    private final DataSource source =
            new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
    private final JobRuns runs = new JobRuns(JdbcClient.create(source));
    private final List<Jobs> nodes = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        nodes.forEach(Jobs::stop);
    }

    @Test
    void runsARecurringJobAtStartAndWhenAsked() {
        AtomicInteger count = new AtomicInteger();
        Jobs jobs = node(Job.every(Duration.ofHours(1), "hourly", count::incrementAndGet));

        await().until(() -> count.get() == 1 && last(jobs) != null);
        assertThat(Objects.requireNonNull(last(jobs)).failure()).isNull();
        assertThat(jobs.states().getFirst().nextRunAt()).isNotNull();

        await().until(() -> jobs.run("hourly") == Jobs.Asked.STARTED);
        await().until(() -> count.get() == 2);
        assertThat(jobs.run("unknown")).isEqualTo(Jobs.Asked.UNKNOWN);
    }

    @Test
    void canBeAskedAtTheVeryMomentInWhichItEnds() {
        AtomicInteger count = new AtomicInteger();
        Jobs jobs = node(Job.every(Duration.ofHours(1), "short", count::incrementAndGet));
        await().until(() -> last(jobs) != null);

        List<Jobs.Asked> asked = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> jobs.run("short"))
                .toList();

        assertThat(asked).containsOnly(Jobs.Asked.STARTED, Jobs.Asked.ALREADY_RUNNING);
    }

    @Test
    void givesItsConnectionBack() {
        try (HikariDataSource one = new HikariDataSource()) {
            one.setJdbcUrl(address.jdbcUrl());
            one.setUsername(address.user());
            one.setPassword(address.password());
            one.setMaximumPoolSize(1);
            one.setConnectionTimeout(1_000);
            JobRuns there = new JobRuns(JdbcClient.create(one));
            assertThat(there.states()).isEqualTo(there.states());
            assertThat(there.latest("hourly", 1)).isEmpty();
        }
    }

    @Test
    void keepsTheReasonOfAFailureAndGoesOn() {
        AtomicInteger count = new AtomicInteger();
        Jobs jobs = node(Job.every(Duration.ofHours(1), "failing", () -> {
            count.incrementAndGet();
            throw new IllegalStateException("The mailbox is full\0; empty it");
        }));

        await().until(() -> last(jobs) != null);
        assertThat(Objects.requireNonNull(last(jobs)).failure()).isEqualTo("The mailbox is full ; empty it");
        await().until(() -> jobs.run("failing") == Jobs.Asked.STARTED);
        await().until(() -> count.get() == 2);
    }

    @Test
    void tellsHowTheLastRunsWentNewestFirst() {
        AtomicInteger count = new AtomicInteger();
        Jobs jobs = node(Job.every(Duration.ofHours(1), "uneven", () -> {
            if (count.incrementAndGet() == 1) {
                throw new IllegalStateException("The first time it fails");
            }
        }));
        await().until(() -> jobs.runs("uneven", 10).size() == 1);
        await().until(() -> jobs.run("uneven") == Jobs.Asked.STARTED);
        await().until(() -> jobs.runs("uneven", 10).size() == 2);

        List<Jobs.Run> runs = jobs.runs("uneven", 10);
        assertThat(runs.getFirst().failure()).isNull();
        assertThat(runs.getLast().failure()).isEqualTo("The first time it fails");
        assertThat(jobs.runs("uneven", 1)).containsExactly(runs.getFirst());
        assertThat(jobs.runs("unknown", 10)).isEmpty();
    }

    @Test
    void runsAJobOnDemandOnceAtATime() throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Jobs jobs = node(Job.onDemand("asked", () -> {
            count.incrementAndGet();
            begun.countDown();
            gate.await();
        }));
        assertThat(jobs.states().getFirst().nextRunAt()).isNull();

        assertThat(jobs.run("asked")).isEqualTo(Jobs.Asked.STARTED);
        begun.await();
        assertThat(jobs.run("asked")).isEqualTo(Jobs.Asked.ALREADY_RUNNING);
        assertThat(jobs.states().getFirst().running()).isTrue();
        gate.countDown();

        await().until(() -> last(jobs) != null);
        assertThat(count).hasValue(1);
    }

    @Test
    void twoNodesRunAJobOnce() {
        AtomicInteger count = new AtomicInteger();
        Jobs here = node(Job.every(Duration.ofHours(1), "shared", count::incrementAndGet));
        Jobs there = node(Job.every(Duration.ofHours(1), "shared", count::incrementAndGet));

        await().until(() -> last(here) != null && last(there) != null);
        assertThat(count).hasValue(1);
    }

    private Jobs.@Nullable Run last(Jobs jobs) {
        return jobs.states().getFirst().lastRun();
    }

    private Jobs node(Job job) {
        Jobs jobs = new Jobs(List.of(job), runs, source, Clock.systemUTC());
        nodes.add(jobs);
        jobs.start();
        return jobs;
    }
}
