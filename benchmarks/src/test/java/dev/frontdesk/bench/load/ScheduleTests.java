package dev.frontdesk.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void hasAsManyMomentsAsItsRateSays() {
        assertThat(new Schedule(10_000, 1).run(SHORT, due -> {})).isBetween(900, 1_100);
    }

    @Test
    void leavesNoMomentOutWhenTheActionIsSlow() {
        List<Long> moments = new ArrayList<>();
        long end = System.nanoTime() + 3 * SHORT.toNanos();
        int count = new Schedule(1_000, 1).run(SHORT, due -> {
            if (moments.isEmpty()) {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            moments.add(due);
        });
        assertThat(moments).hasSize(count).isSorted().doesNotHaveDuplicates();
        assertThat(moments.getLast()).as("due long before it was called").isLessThan(end);
    }
}
