package dev.frontdesk.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged product on an embedded database, started as {@code ./run} starts it. */
public final class Product implements AutoCloseable {

    private static final String KEY = "fake-key-of-the-bench-0123456789abcdef";
    private static final String READY = "/actuator/health/readiness";

    private final JavaProgram program;
    private final Path data;
    private final Rest rest;

    private Product(JavaProgram program, Path data) {
        this.program = program;
        this.data = data;
        this.rest = new Rest(program.url(), KEY);
    }

    /** How to start it: where it keeps its data, and settings beside the usual ones. */
    public record Start(Workplace place, String name, int port, Map<String, String> settings) {

        /** @param name of its data folder; started again under the same name it finds what it left */
        public static Start of(Workplace place, String name) {
            return new Start(place, name, JavaProgram.freePort(), Map.of());
        }

        public Start with(String setting, String value) {
            Map<String, String> more = new HashMap<>(settings);
            more.put(setting, value);
            return new Start(place, name, port, more);
        }

        /** Providers are those of the sandbox. */
        public Start with(Sandbox sandbox) {
            return with("FRONTDESK_TELEGRAM_BASE_URL", sandbox.url() + "/telegram")
                    .with("FRONTDESK_OPENAI_BASE_URL", sandbox.url() + "/openai/v1")
                    .with("FRONTDESK_ALLOWED_PRIVATE_HOSTS", "127.0.0.1");
        }

        /** Bots use webhooks; without this they are polled. */
        public Start reachable() {
            return with("FRONTDESK_PUBLIC_URL", "http://127.0.0.1:" + port);
        }

        public Product now() {
            Path data = place.folder().resolve(name);
            Map<String, String> environment = new HashMap<>();
            environment.put("FRONTDESK_PORT", Integer.toString(port));
            environment.put("FRONTDESK_DATA", data.toString());
            environment.put("FRONTDESK_API_KEY", KEY);
            environment.put("FRONTDESK_ADMIN_EMAIL", "owner@example.test");
            environment.put("FRONTDESK_ADMIN_PASSWORD", "fake-password-of-the-owner");
            environment.put("FRONTDESK_BIND", "127.0.0.1");
            environment.putAll(settings);
            List<String> arguments = new ArrayList<>(JavaOptions.ofProduct());
            arguments.addAll(List.of("-jar", place.jar("app").toString()));
            return new Product(JavaProgram.start(port, arguments, environment, place.log(name), READY), data);
        }
    }

    public Rest rest() {
        return rest;
    }

    public InetSocketAddress address() {
        return program.address();
    }

    public long pid() {
        return program.pid();
    }

    public Duration startUp() {
        return program.startUp();
    }

    /** Processor time of the program and its database so far. */
    public Duration processorTime() {
        return Processor.of(program.pid()).plus(Processor.ofTree(database().pid()));
    }

    public Duration processorTimeOfDatabase() {
        return Processor.ofTree(database().pid());
    }

    /** The embedded database, as its files in the data folder describe it. */
    public Database database() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
            String password =
                    Files.readString(data.resolve("postgres/password")).strip();
            return new Database(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param pid of its first process, the parent of all others */
    public record Database(long pid, int port, String password) {}

    public void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.close();
    }
}
