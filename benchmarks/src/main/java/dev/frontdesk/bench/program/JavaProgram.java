package dev.frontdesk.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, ready to work. Ends with the driver, however that ends. */
public final class JavaProgram implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroy)));
    }

    private final int port;
    private final Process process;
    private final Path log;
    private final Duration startUp;

    private JavaProgram(int port, Process process, Path log, String readyPath) {
        this.port = port;
        this.process = process;
        this.log = log;
        long begun = System.nanoTime();
        RUNNING.add(process);
        awaitReady(readyPath, begun + READY_WITHIN.toNanos());
        this.startUp = Duration.ofNanos(System.nanoTime() - begun);
    }

    /**
     * Starts and waits until it is ready.
     *
     * @param javaArguments everything behind {@code java}
     * @param environment beside {@code PATH} and {@code HOME}; nothing else is handed on
     * @param log what it prints is added here
     * @param readyPath answers 200 when it can work
     */
    static JavaProgram start(
            int port, List<String> javaArguments, Map<String, String> environment, Path log, String readyPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaArguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new JavaProgram(port, builder.start(), log, readyPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(String path, long deadline) {
        while (!isReady(path)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("A program ended with " + process.exitValue() + ":\n" + lastLines());
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(
                        "A program was not ready within " + READY_WITHIN.toSeconds() + " s:\n" + lastLines());
            }
            Pause.millis(10);
        }
    }

    /** By a bare socket: an HTTP client of the JDK would itself take longer to come up than what is measured. */
    private boolean isReady(String path) {
        try (Socket socket = new Socket()) {
            socket.connect(address(), 1_000);
            socket.setSoTimeout(5_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes(12);
            return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(nothing can be read from " + log + ")";
        }
    }

    /** A port that is free now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** {@code http://127.0.0.1:{port}} */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** From the start of the process until it was ready. */
    public Duration startUp() {
        return startUp;
    }

    /** SIGKILL: nothing is flushed, nothing is said. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        process.destroy();
        if (!await(Duration.ofSeconds(40))) {
            kill();
        }
    }

    private boolean await(Duration most) {
        try {
            boolean ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                RUNNING.remove(process);
            }
            return ended;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
