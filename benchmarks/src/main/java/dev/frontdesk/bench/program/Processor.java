package dev.frontdesk.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time, read from the processes' own accounting. */
public final class Processor {

    private Processor() {}

    /** Of one process alone. */
    static Duration of(long pid) {
        return ProcStat.isHere()
                ? ProcStat.of(pid).map(ProcStat::own).orElse(Duration.ZERO)
                : of(ProcessHandle.of(pid).stream());
    }

    /** Of a process with all that it started, ended ones included where the system tells. */
    static Duration ofTree(long pid) {
        Optional<ProcessHandle> root = ProcessHandle.of(pid);
        Stream<ProcessHandle> tree = Stream.concat(root.stream(), root.stream().flatMap(ProcessHandle::descendants));
        if (!ProcStat.isHere()) {
            return of(tree);
        }
        return tree.map(process -> ProcStat.of(process.pid()))
                .flatMap(Optional::stream)
                .map(stat -> stat.own().plus(stat.children()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Of the whole machine since it was started; zero where the system does not tell. */
    public static Duration machine() {
        try {
            return ProcStat.isHere() ? ProcStat.machine() : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
