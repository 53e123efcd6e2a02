package dev.frontdesk.bench.program;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The endpoint that stores nothing, on the product's web stack and with its Java options. */
public final class PlainProgram implements AutoCloseable {

    private final JavaProgram program;

    private PlainProgram(JavaProgram program) {
        this.program = program;
    }

    public static PlainProgram start(Workplace place) {
        int port = JavaProgram.freePort();
        List<String> arguments = new ArrayList<>(JavaOptions.ofPlain());
        arguments.addAll(List.of("-cp", place.jar("benchmarks").toString(), "dev.frontdesk.bench.plain.PlainServer"));
        return new PlainProgram(JavaProgram.start(
                port, arguments, Map.of("SERVER_PORT", Integer.toString(port)), place.log("plain"), "/plain"));
    }

    public InetSocketAddress address() {
        return program.address();
    }

    public Duration startUp() {
        return program.startUp();
    }

    public Duration processorTime() {
        return Processor.of(program.pid());
    }

    public long resident() {
        return Memory.resident(program.pid());
    }

    @Override
    public void close() {
        program.close();
    }
}
