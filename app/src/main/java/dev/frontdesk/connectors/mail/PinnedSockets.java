package dev.frontdesk.connectors.mail;

import dev.frontdesk.platform.AddressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that connect to the addresses which the guard has seen, whatever the name of the host leads to by then. TLS from
 * the first byte is layered here, so that nobody connects for it in another way.
 */
final class PinnedSockets extends SocketFactory {

    private final AddressGuard guard;
    private final MailServer server;
    private final PinnedTls tls;
    private final List<Socket> made = new CopyOnWriteArrayList<>();

    PinnedSockets(AddressGuard guard, MailServer server, SSLSocketFactory trusting) {
        this.guard = guard;
        this.server = server;
        this.tls = new PinnedTls(server, trusting);
    }

    /** To layer TLS over one of these, for {@code STARTTLS}. */
    SSLSocketFactory tls() {
        return tls;
    }

    /** Breaks off whatever still goes on over them. */
    void close() {
        for (Socket socket : made) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is gone, which is what was wanted
            }
        }
    }

    /** How long a read waits for its first byte from now on. */
    void patience(int millis) throws IOException {
        for (Socket socket : made) {
            socket.setSoTimeout(millis);
        }
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Pinned();
        made.add(socket);
        return server.security() == MailServer.Security.TLS ? new TlsSocket(socket, tls) : socket;
    }

    private final class Pinned extends Socket {
        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetAddress[] addresses =
                    server.trusted() ? InetAddress.getAllByName(server.host()) : guard.resolve(server.host());
            super.connect(new InetSocketAddress(addresses[0], server.port()), timeout);
            setKeepAlive(true);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
