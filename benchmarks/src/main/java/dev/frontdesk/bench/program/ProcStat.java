package dev.frontdesk.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What Linux accounts to a process.
 *
 * @param own processor time of its threads, ended ones included
 * @param children the same of its children that ended, and of theirs
 */
record ProcStat(Duration own, Duration children) {

    /** Linux shows times to user programs in hundredths of a second, whatever it counts in. */
    private static final long TICK_NANOS = 10_000_000;

    private static final Path PROC = Path.of("/proc");

    static boolean isHere() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** Empty if there is no such process any more. */
    static Optional<ProcStat> of(long pid) {
        try {
            return Optional.of(parse(Files.readString(PROC.resolve(pid + "/stat"))));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** The name, second field, may hold blanks and brackets; the times are fields 14 to 17. */
    static ProcStat parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new ProcStat(ticks(fields[11], fields[12]), ticks(fields[13], fields[14]));
    }

    private static Duration ticks(String user, String system) {
        return Duration.ofNanos((Long.parseLong(user) + Long.parseLong(system)) * TICK_NANOS);
    }

    /** Processor time that the whole machine used, and that its host took away. */
    static Duration machine() throws IOException {
        List<String> lines = Files.readAllLines(PROC.resolve("stat"));
        String[] fields = lines.getFirst().strip().split(" +");
        long busy = 0;
        for (int i = 1; i < fields.length && i <= 8; i++) {
            boolean idle = i == 4 || i == 5;
            busy += idle ? 0 : Long.parseLong(fields[i]);
        }
        return Duration.ofNanos(busy * TICK_NANOS);
    }
}
