package dev.frontdesk.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Spreads connections over the nodes in turn; where one does not take it, the next does. */
final class Balancer implements AutoCloseable {

    private final ServerSocket server;
    private final int[] ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final Duration patience;

    Balancer(int... ports) throws IOException {
        this(Duration.ZERO, ports);
    }

    private Balancer(Duration patience, int... ports) throws IOException {
        this.server = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        this.ports = ports;
        this.patience = patience;
        Thread.ofVirtual().name("balancer").start(this::accept);
    }

    /** Keeps connections until a node is there to take them, for at most a minute. */
    static Balancer patient(int... ports) throws IOException {
        return new Balancer(Duration.ofMinutes(1), ports);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket outside = server.accept();
                Thread.ofVirtual().start(() -> join(outside));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket outside) {
        try (outside;
                Socket inside = node()) {
            Thread back = Thread.ofVirtual().start(() -> copy(inside, outside));
            copy(outside, inside);
            back.join();
        } catch (IOException refused) {
            // the provider comes again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket node() throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                return anyNode();
            } catch (IOException refused) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return anyNode();
    }

    private Socket anyNode() throws IOException {
        IOException last = new IOException("There is no node");
        for (int attempt = 0; attempt < ports.length; attempt++) {
            try {
                return new Socket("127.0.0.1", ports[Math.floorMod(turn.getAndIncrement(), ports.length)]);
            } catch (IOException refused) {
                last = refused;
            }
        }
        throw last;
    }

    /** When one side ends, so does the other. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // by either
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
