package dev.frontdesk.bench.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcStatTests {

    @Test
    void findsTheTimesBehindAnyName() {
        ProcStat stat =
                ProcStat.parse("4711 (postgres: a) b (c) S 1 4711 4711 0 -1 4194304 9 8 7 6 150 50 30 20 20 0 1");
        assertThat(stat.own()).isEqualTo(Duration.ofSeconds(2));
        assertThat(stat.children()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void countsWhatAnEndedChildUsed() throws Exception {
        long self = ProcessHandle.current().pid();
        Duration before = Processor.ofTree(self);
        Process busy = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done").start();
        assertThat(busy.waitFor()).isZero();
        assertThat(Processor.ofTree(self).minus(before)).isGreaterThan(Duration.ofMillis(30));
    }
}
