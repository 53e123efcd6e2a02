package dev.frontdesk.connectors.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A socket that speaks TLS as soon as it is connected. Angus Mail asks no TLS factory for the socket that it connects, and
 * makes one of its own, past the address guard; to it this one is plain.
 */
final class TlsSocket extends Socket {

    private final Socket plain;
    private final SSLSocketFactory tls;
    private @Nullable SSLSocket secured;

    /** @param tls layers it over a connected socket */
    TlsSocket(Socket plain, SSLSocketFactory tls) {
        this.plain = plain;
        this.tls = tls;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        plain.connect(endpoint, timeout);
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, "", plain.getPort(), true);
        socket.startHandshake();
        secured = socket;
    }

    private SSLSocket secured() throws SocketException {
        if (secured == null) {
            throw new SocketException("Not connected");
        }
        return secured;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return secured().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return secured().getOutputStream();
    }

    @Override
    public void close() throws IOException {
        if (secured == null) {
            plain.close();
        } else {
            secured.close();
        }
    }

    @Override
    public boolean isConnected() {
        return secured != null;
    }

    @Override
    public boolean isClosed() {
        return plain.isClosed();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        plain.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return plain.getSoTimeout();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        plain.setKeepAlive(on);
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return plain.getRemoteSocketAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return plain.getLocalPort();
    }
}
