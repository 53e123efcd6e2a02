package dev.frontdesk.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, started from the data folder and watched: if it dies, it is started again on the same
 * port. It listens on loopback only.
 *
 * <p>One platform thread starts the server and waits for it, because Linux delivers the parent's death to the child when
 * the starting <em>thread</em> ends.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Logger server = LoggerFactory.getLogger("postgres");
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration RESTART_PAUSE = Duration.ofMillis(200);
    private static final long FIRST_ROOM_BYTES = 256L << 20;
    private static final int ATTEMPTS = 50;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("effective_cache_size", "512MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("autovacuum_naptime", "15s"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_line_prefix", ""),
            // Details name the values of the offending row.
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    private final PostgresCluster cluster;
    private final PostgresBinaries binaries;
    private final Map<String, String> overrides;
    private final int port;
    private final CompletableFuture<@Nullable Void> firstStart = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread watcher;
    private volatile @Nullable Process process;
    private volatile boolean stopping;

    private EmbeddedPostgres(PostgresCluster cluster, PostgresBinaries binaries, Map<String, String> overrides)
            throws IOException {
        this.cluster = cluster;
        this.binaries = binaries;
        this.overrides = overrides;
        this.port = freePort();
        this.watcher = Thread.ofPlatform().name("postgres").daemon().unstarted(this::watch);
    }

    /** Starts and waits until connections are taken. @throws OperatorError saying what the operator must do */
    static EmbeddedPostgres start(Path folder) {
        return start(folder, folder, Map.of());
    }

    /**
     * @param programs where the programs are unpacked
     * @param overrides settings other than the usual ones
     */
    static EmbeddedPostgres start(Path folder, Path programs, Map<String, String> overrides) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            if (!PostgresCluster.exists(folder)) {
                DataFolder.requireRoom(folder, FIRST_ROOM_BYTES);
            }
            PostgresBinaries binaries = PostgresBinaries.unpack(programs);
            PostgresCluster cluster = PostgresCluster.open(folder, binaries);
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, binaries, overrides);
            postgres.watcher.start();
            postgres.firstStart.join();
            binaries.deleteOthers();
            return postgres;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (IOException e) {
            throw DataFolder.refusal(folder, e);
        }
    }

    DatabaseAddress address() {
        return address(PostgresCluster.USER);
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, PostgresCluster.USER, cluster.password());
    }

    /** The server's process; it changes when the server is started again. */
    long pid() {
        Process current = process;
        return current == null ? -1 : current.pid();
    }

    private void watch() {
        int failures = 0;
        while (!stopping) {
            try {
                int status = runOnce();
                if (stopping) {
                    return;
                }
                failures++;
                if (firstStart.isDone()) {
                    log.atError()
                            .addKeyValue("status", status)
                            .addKeyValue("port", port)
                            .addKeyValue("said", lastLines.peekLast())
                            .log("postgres_died");
                    cluster.stopOrphan();
                } else if (failures == ATTEMPTS || !isPassing(said())) {
                    firstStart.completeExceptionally(cluster.failure("PostgreSQL doesn't start", said()));
                    return;
                }
            } catch (IOException | RuntimeException e) {
                if (firstStart.completeExceptionally(e)) {
                    return;
                }
                log.atError().setCause(e).log("postgres_restart_failed");
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(RESTART_PAUSE.toNanos());
        }
    }

    /** Runs the server until it ends. @return its exit status */
    private int runOnce() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("postgres").toString(), "-D", cluster.path().toString(), "-p", "" + port));
        SETTINGS.forEach(
                (name, value) -> command.addAll(List.of("-c", name + "=" + overrides.getOrDefault(name, value))));
        lastLines.clear();
        Process started = cluster.process(command).start();
        process = started;
        if (stopping) {
            PostgresCluster.interrupt(started.pid());
        }
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(this::read);
        } catch (UncheckedIOException e) {
            log.atDebug().setCause(e).log("postgres_output_ended");
        }
        return started.waitFor();
    }

    private void read(String line) {
        if (lastLines.size() == 20) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
        if (line.contains("ready to accept connections")) {
            log.atInfo().addKeyValue("port", port).addKeyValue("pid", pid()).log("postgres_started");
            firstStart.complete(null);
        } else if (!stopping && (line.startsWith("FATAL:") || line.startsWith("PANIC:"))) {
            server.warn(line);
        } else {
            server.debug(line);
        }
    }

    private String said() {
        return String.join("\n", lastLines);
    }

    /** Another program was quicker to take the port, or the children of a killed server are still on their way out. */
    private static boolean isPassing(String said) {
        return said.contains("Address already in use") || said.contains("is still in use");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server cleanly. Everybody's connections are cut. */
    @Override
    public void close() {
        stopping = true;
        Process running = process;
        try {
            if (running != null && running.isAlive()) {
                PostgresCluster.interrupt(running.pid());
                if (!running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    log.atError().addKeyValue("pid", running.pid()).log("postgres_stop_forced");
                    running.destroyForcibly();
                }
            }
            watcher.interrupt();
            watcher.join(STOP);
            log.info("postgres_stopped");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
