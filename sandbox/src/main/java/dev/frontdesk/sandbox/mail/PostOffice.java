package dev.frontdesk.sandbox.mail;

import com.icegreen.greenmail.util.ServerSetup;
import dev.frontdesk.sandbox.Faults;
import dev.frontdesk.sandbox.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The mailboxes, and the two servers that are started with the first of them. */
final class PostOffice {

    static final String HOST = "127.0.0.1";

    private static final int IMAP_PORT = 3143;
    private static final int SMTP_PORT = 3025;
    private static final long START_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 30 * 60_000;

    private final ConcurrentSkipListMap<String, Mailbox> mailboxes = new ConcurrentSkipListMap<>();
    private final Faults faults = new Faults();
    private final LiveSockets sockets = new LiveSockets();
    private @Nullable ReadingServer reading;
    private @Nullable SubmissionServer submission;
    private MailUsers users = new MailUsers(this);

    Faults faults() {
        return faults;
    }

    LiveSockets sockets() {
        return sockets;
    }

    MailUsers users() {
        return users;
    }

    synchronized int imapPort() {
        ReadingServer server = reading;
        if (server == null) {
            server = new ReadingServer(setup(ServerSetup.PROTOCOL_IMAP, IMAP_PORT), users.managers(), this);
            server.setClientSocketTimeout(IDLE_MILLIS);
            reading = started(server);
        }
        return server.getPort();
    }

    synchronized int smtpPort() {
        SubmissionServer server = submission;
        if (server == null) {
            server = new SubmissionServer(setup(ServerSetup.PROTOCOL_SMTP, SMTP_PORT), users.managers(), this);
            submission = started(server);
        }
        return server.getPort();
    }

    /** The usual port, so that a connection outlives the sandbox; another one where that is taken. */
    private static ServerSetup setup(String protocol, int usualPort) {
        return new ServerSetup(isFree(usualPort) ? usualPort : 0, HOST, protocol);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static <T extends com.icegreen.greenmail.server.AbstractServer> T started(T server) {
        try {
            server.setDaemon(true);
            server.startService();
            if (!server.waitTillRunning(START_MILLIS)) {
                throw new UncheckedIOException(new IOException("The mail server did not start"));
            }
            return server;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Mailbox add(Mailbox mailbox) {
        if (mailboxes.putIfAbsent(mailbox.address(), mailbox) != null) {
            throw new Problem(409, "There is a mailbox " + mailbox.address() + " already.");
        }
        users.open(mailbox);
        return mailbox;
    }

    Collection<Mailbox> all() {
        return mailboxes.values();
    }

    @Nullable Mailbox find(String address) {
        return mailboxes.get(address.strip().toLowerCase(Locale.ROOT));
    }

    Mailbox ofAccount(@Nullable String account) {
        Mailbox found = account == null ? null : find(account);
        if (found == null) {
            throw new Problem(404, "There is no mailbox " + account + ".");
        }
        return found;
    }

    /** Forgets all; the servers are stopped and come back with the next mailbox. */
    synchronized void reset() {
        if (reading != null) {
            reading.stopService(1_000);
            reading = null;
        }
        if (submission != null) {
            submission.stopService(1_000);
            submission = null;
        }
        sockets.reset();
        mailboxes.clear();
        faults.clear();
        users = new MailUsers(this);
    }
}
