package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(60)
class GroupCommitTests {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<GroupCommit<?, ?>> opened = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        gate.countDown();
        opened.forEach(GroupCommit::close);
    }

    @Test
    void gathersWhatArrivesWhileABatchCommits() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        GroupCommit<Integer, Integer> commit = open(items -> {
            sizes.add(items.size());
            await(gate);
            return items;
        });
        List<CompletableFuture<Integer>> results =
                IntStream.range(0, 500).mapToObj(commit::submit).toList();
        gate.countDown();

        for (int i = 0; i < 500; i++) {
            assertThat(results.get(i).join()).isEqualTo(i);
        }
        assertThat(sizes.size()).isLessThan(10);
    }

    @Test
    void aNulInATextCostsItsNeighboursNothing() {
        String url = TestPostgres.emptyDatabase();
        JdbcClient jdbc = TestPostgres.owner(url);
        jdbc.sql("create table line (text text)").update();
        GroupCommit<String, Boolean> commit = open(lines -> {
            await(gate);
            jdbc.sql("insert into line select unnest(?::text[])")
                    .param(lines.toArray(String[]::new))
                    .update();
            return lines.stream().map(line -> true).toList();
        });
        List<CompletableFuture<Boolean>> results = IntStream.range(0, 100)
                .mapToObj(i -> commit.submit(i == 37 ? "bad\0text" : "good " + i))
                .toList();
        gate.countDown();

        for (int i = 0; i < 100; i++) {
            CompletableFuture<Boolean> result = results.get(i);
            if (i == 37) {
                assertThatThrownBy(result::join).rootCause().hasMessageContaining("0x00");
            } else {
                assertThat(result.join()).isTrue();
            }
        }
        assertThat(jdbc.sql("select count(*) from line").query(Long.class).single())
                .isEqualTo(99);
    }

    @Test
    void asksADatabaseThatIsAwayOnlyOnce() {
        AtomicInteger calls = new AtomicInteger();
        GroupCommit<Integer, Integer> commit = open(items -> {
            await(gate);
            calls.incrementAndGet();
            throw new DataAccessResourceFailureException("gone", new SQLException("gone", "08006"));
        });
        List<CompletableFuture<Integer>> results =
                IntStream.range(0, 200).mapToObj(commit::submit).toList();
        gate.countDown();

        results.forEach(result -> assertThatThrownBy(result::join).hasMessageContaining("gone"));
        assertThat(calls.get()).isLessThan(10);
    }

    @Test
    void goesOnAfterAnError() {
        GroupCommit<Integer, Integer> commit = open(items -> {
            if (items.contains(1)) {
                throw new OutOfMemoryError("pretended");
            }
            return items;
        });

        assertThatThrownBy(commit.submit(1)::join).hasRootCauseMessage("pretended");
        assertThat(commit.submit(2).join()).isEqualTo(2);
    }

    @Test
    void failsEverybodyWhenResultsDontMatchItems() {
        GroupCommit<Integer, Integer> commit = open(items -> List.of());

        assertThatThrownBy(commit.submit(1)::join).hasMessageContaining("0 results for 1 items");
    }

    @Test
    void refusesWhenTooMuchWaits() {
        GroupCommit<Integer, Integer> commit = new GroupCommit<>(
                "test",
                items -> {
                    await(gate);
                    return items;
                },
                10);
        opened.add(commit);
        List<CompletableFuture<Integer>> results =
                IntStream.range(0, 100).mapToObj(commit::submit).toList();

        assertThat(results.getLast()).isCompletedExceptionally();
        assertThatThrownBy(results.getLast()::join).hasMessageContaining("try again later");
        gate.countDown();
        assertThat(results.getFirst().join()).isZero();
    }

    @Test
    void writesWhatIsQueuedBeforeItCloses() {
        AtomicInteger written = new AtomicInteger();
        GroupCommit<Integer, Integer> commit = open(items -> {
            await(gate);
            written.addAndGet(items.size());
            return items;
        });
        List<CompletableFuture<Integer>> results =
                IntStream.range(0, 50).mapToObj(commit::submit).toList();
        gate.countDown();
        commit.close();

        assertThat(results).allSatisfy(result -> assertThat(result).isCompleted());
        assertThat(written).hasValue(50);
        assertThatThrownBy(commit.submit(1)::join).hasMessageContaining("closed");
    }

    private <T, R> GroupCommit<T, R> open(GroupCommit.Batch<T, R> batch) {
        GroupCommit<T, R> commit = new GroupCommit<>("test", batch);
        opened.add(commit);
        return commit;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
