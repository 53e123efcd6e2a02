package dev.frontdesk.sandbox;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The sandbox program: every emulator behind one loopback port. */
public final class Sandbox implements AutoCloseable {

    private static final int CONNECTIONS_WAITING_MAX = 4_096;
    private static final long REQUEST_BYTES_MAX = 64L << 20;

    private final List<Emulator> emulators;
    private final WebServer server;

    private Sandbox(List<Emulator> emulators, WebServer server) {
        this.emulators = emulators;
        this.server = server;
    }

    public static void main(String[] args) {
        int port = Integer.parseInt(System.getenv().getOrDefault("FRONTDESK_SANDBOX_PORT", "8090"));
        Sandbox sandbox = start(port);
        System.out.println("Sandbox is up at http://localhost:" + sandbox.port());
    }

    /** Starts on the loopback interface; port 0 picks a free one. */
    public static Sandbox start(int port) {
        List<Emulator> emulators = ServiceLoader.load(Emulator.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(new LoopbackGuard());
        routing.register("/", new PhonePage());
        for (Emulator emulator : emulators) {
            routing.register("/" + emulator.id(), emulator::provider);
            routing.register("/control/" + emulator.id(), emulator::control);
        }
        routing.get(
                "/control",
                (request, response) ->
                        response.header("Content-Type", "application/json").send(directory(emulators)));
        routing.delete("/control", (request, response) -> {
            emulators.forEach(Emulator::reset);
            response.status(204).send();
        });
        routing.get("/health", (request, response) -> response.send("ok"));
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .backlog(CONNECTIONS_WAITING_MAX)
                .routing(routing)
                .maxPayloadSize(REQUEST_BYTES_MAX)
                .build()
                .start();
        return new Sandbox(emulators, server);
    }

    /** Which providers there are, and which of them the phone page can write through. */
    private static String directory(List<Emulator> emulators) {
        return emulators.stream()
                .map(Emulator::id)
                .sorted()
                .map(id -> "{\"id\":\"" + id + "\",\"phone\":" + PhonePage.speaks(id) + "}")
                .collect(Collectors.joining(",", "{\"providers\":[", "]}"));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        emulators.forEach(Emulator::reset);
        server.stop();
    }
}
