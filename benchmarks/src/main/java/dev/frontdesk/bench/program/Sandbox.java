package dev.frontdesk.bench.program;

import java.util.List;
import java.util.Map;

/** The emulators in their own JVM. */
public final class Sandbox implements AutoCloseable {

    private final JavaProgram program;
    private final Rest rest;

    private Sandbox(JavaProgram program) {
        this.program = program;
        this.rest = new Rest(program.url(), null);
    }

    public static Sandbox start(Workplace place) {
        int port = JavaProgram.freePort();
        return new Sandbox(JavaProgram.start(
                port,
                List.of("-Xmx384m", "-jar", place.jar("sandbox").toString()),
                Map.of("FRONTDESK_SANDBOX_PORT", Integer.toString(port)),
                place.log("sandbox"),
                "/health"));
    }

    public String url() {
        return program.url();
    }

    public int port() {
        return program.port();
    }

    /** The controls, under {@code /control/{connector}}. */
    public Rest rest() {
        return rest;
    }

    public java.time.Duration processorTime() {
        return Processor.of(program.pid());
    }

    @Override
    public void close() {
        program.close();
    }
}
