package dev.frontdesk.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds.
 *
 * @param heapBytes live objects, after a full collection
 * @param residentBytes of the process, after that collection
 */
public record Memory(long heapBytes, long residentBytes) {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Collects twice before it looks: what the first collection unlinks, the second frees. */
    public static Memory ofCollected(long pid) {
        jcmd(pid, "GC.run");
        Pause.millis(1_000);
        jcmd(pid, "GC.run");
        Pause.millis(2_000);
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("The heap of process " + pid + " can't be read");
        }
        return new Memory(Long.parseLong(used.group(1)) << 10, resident(pid));
    }

    /** Bytes in memory now, without any collection. */
    public static long resident(long pid) {
        return Long.parseLong(run(List.of("ps", "-o", "rss=", "-p", Long.toString(pid)))
                        .strip())
                << 10;
    }

    private static String jcmd(long pid, String order) {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return run(List.of(program, Long.toString(pid), order));
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
