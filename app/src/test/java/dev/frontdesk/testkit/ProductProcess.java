package dev.frontdesk.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The product in a JVM of its own, so that it can be killed. */
public final class ProductProcess implements AutoCloseable {

    public static final String API_KEY = "fake-key-of-a-product-in-its-own-process-01234";

    /** A start takes seconds; much longer where other work has the processors. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final int port;
    private final Process process;

    private ProductProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts and waits until it can work.
     *
     * @param log gets what the product prints
     * @param settings environment variables beside the usual ones
     */
    public static ProductProcess start(int port, Path data, Path log, Map<String, String> settings) throws IOException {
        ProductProcess product = launch(port, data, log, settings);
        try {
            product.awaitReady(log);
        } catch (RuntimeException failure) {
            product.process.destroyForcibly();
            throw failure;
        }
        return product;
    }

    /** Starts what shall refuse to. @return its exit code, -1 if it didn't end */
    public static int startInVain(int port, Path data, Path log, Map<String, String> settings)
            throws IOException, InterruptedException {
        ProductProcess product = launch(port, data, log, settings);
        if (product.process.waitFor(PATIENCE)) {
            return product.process.exitValue();
        }
        product.kill();
        return -1;
    }

    private static ProductProcess launch(int port, Path data, Path log, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.frontdesk.Frontdesk"));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("FRONTDESK_PORT", Integer.toString(port));
        environment.put("FRONTDESK_DATA", data.toString());
        environment.put("FRONTDESK_API_KEY", API_KEY);
        environment.put("FRONTDESK_ADMIN_EMAIL", "owner@example.test");
        environment.put("FRONTDESK_ADMIN_PASSWORD", "fake-password-of-the-owner");
        environment.put("FRONTDESK_BIND", "127.0.0.1");
        environment.putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ProductProcess(port, builder.start());
    }

    private void awaitReady(Path log) {
        Awaitility.await("readiness, see " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                "The product ended with " + process.exitValue() + ", see " + log);
                    }
                    return isReady();
                });
    }

    private boolean isReady() {
        try {
            return api().get("/actuator/health/readiness").status() == 200;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    /** A port that is free now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    public ApiClient api() {
        return new ApiClient(() -> "http://127.0.0.1:" + port, API_KEY);
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing is flushed, nothing is said. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM. @return its exit code, -1 if it didn't end within 40 s */
    public int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(40, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
