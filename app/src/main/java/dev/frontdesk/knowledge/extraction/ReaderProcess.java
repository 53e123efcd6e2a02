package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Unreadable.Reason;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** One child that reads files. Its environment is empty: what it never had, a hostile file cannot take. */
final class ReaderProcess implements AutoCloseable {

    /** What the JVM says when {@code ExitOnOutOfMemoryError} ends it. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final Path scratch;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private volatile int served;

    private ReaderProcess(Process process, Path scratch) {
        this.process = process;
        this.scratch = scratch;
        this.requests = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    static ReaderProcess start(int heapMegabytes) throws IOException {
        Path scratch = Files.createTempDirectory("frontdesk-reader");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-Djava.io.tmpdir=" + scratch));
        command.addAll(program());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        return new ReaderProcess(builder.start(), scratch);
    }

    /** The class path of this very program; the packaged jar, whose libraries are jars inside it, has its own launcher. */
    private static List<String> program() {
        String classPath = System.getProperty("java.class.path");
        boolean packaged = !classPath.contains(File.pathSeparator)
                && ReaderMain.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()
                        .startsWith("jar:");
        return packaged
                ? List.of(
                        "-Dloader.main=" + ReaderMain.class.getName(),
                        "-cp",
                        classPath,
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : List.of("-cp", classPath, ReaderMain.class.getName());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How many files it has been given. */
    int served() {
        return served;
    }

    Extraction read(Path file, String name, Duration deadline) throws IOException, Unreadable, InterruptedException {
        served++;
        Thread watch = Thread.startVirtualThread(() -> endAfter(deadline));
        try {
            requests.writeUTF(file.toString());
            requests.writeUTF(name);
            requests.flush();
            return Wire.read(answers);
        } catch (IOException e) {
            // A JVM that runs out of memory says so where the answer should be, then ends.
            process.waitFor(5, TimeUnit.SECONDS);
            throw why(e);
        } finally {
            watch.interrupt();
        }
    }

    private void endAfter(Duration deadline) {
        try {
            Thread.sleep(deadline);
            process.destroyForcibly();
        } catch (InterruptedException readInTime) {
            Thread.currentThread().interrupt();
        }
    }

    /** It ended without an answer: killed by its deadline or its heap, or it never came up. */
    private Unreadable why(IOException end) {
        int exit = process.isAlive() ? -1 : process.exitValue();
        return switch (exit) {
            case OUT_OF_MEMORY, 128 + 9 -> new Unreadable(Reason.TOO_HEAVY, end);
            case 4 -> new Unreadable(Reason.BROKEN, end);
            default -> new Unreadable(Reason.UNAVAILABLE, "the reader ended with " + exit + ": " + end);
        };
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            FileSystemUtils.deleteRecursively(scratch);
        } catch (IOException leftForTheSystem) {
            return;
        }
    }
}
