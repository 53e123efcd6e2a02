package dev.frontdesk.connectors.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** As much of an IMAP or SMTP server as greets, turns to TLS and lets log in; it writes down what it hears in plain text. */
final class GreetingServer implements AutoCloseable {

    private final ServerSocket door;
    private final boolean imap;
    private final boolean implicit;
    private final @Nullable SSLContext tls;
    final List<String> heardInPlain = new CopyOnWriteArrayList<>();
    final List<String> heardInTls = new CopyOnWriteArrayList<>();

    /**
     * @param implicit TLS from the first byte
     * @param tls null: none at all
     */
    GreetingServer(boolean imap, boolean implicit, @Nullable SSLContext tls) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.imap = imap;
        this.implicit = implicit;
        this.tls = tls;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                Thread.ofVirtual().start(() -> greet(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void greet(Socket guest) {
        try (guest) {
            Socket line = implicit && tls != null ? secured(guest, tls) : guest;
            say(line, imap ? "* OK ready" : "220 ready");
            converse(line, line != guest);
        } catch (IOException e) {
            // the guest went away, which some of them shall
        }
    }

    private static Socket secured(Socket plain, SSLContext tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private void converse(Socket line, boolean secure) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        for (String said = in.readLine(); said != null; said = in.readLine()) {
            (secure ? heardInTls : heardInPlain).add(said);
            boolean turns = said.endsWith("STARTTLS") && tls != null;
            answer(line, said, secure);
            if (turns) {
                converse(secured(line, Objects.requireNonNull(tls)), true);
                return;
            }
        }
    }

    private void answer(Socket line, String said, boolean secure) throws IOException {
        if (imap) {
            String tag = said.replaceFirst(" .*", "");
            String offer = secure || tls == null ? "AUTH=PLAIN" : "STARTTLS LOGINDISABLED";
            if (said.endsWith("CAPABILITY")) {
                say(line, "* CAPABILITY IMAP4rev1 SASL-IR " + offer);
            }
            if (said.contains("EXAMINE")) {
                say(line, "* 0 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 1] ok");
            }
            say(line, tag + " OK done");
        } else if (said.startsWith("EHLO")) {
            say(line, "250-here\r\n250 " + (secure ? "AUTH PLAIN" : tls == null ? "8BITMIME" : "STARTTLS"));
        } else {
            say(line, said.startsWith("AUTH") ? "235 in" : said.startsWith("STARTTLS") ? "220 go" : "250 ok");
        }
    }

    private static void say(Socket line, String text) throws IOException {
        OutputStream out = line.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
