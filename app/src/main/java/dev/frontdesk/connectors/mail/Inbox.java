package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP connection with the inbox open for reading only, so that nothing is marked as read: people use the same box.
 * For one thread at a time; {@link #close} may come from any.
 */
final class Inbox implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    static final int CHUNK_BYTES = 256 << 10;

    private final PinnedSockets sockets;
    private final BoundedImap imap;
    private final long validity;
    private final long next;

    /** Something came since the inbox was last searched, whatever command the server told it with. */
    private volatile boolean news;

    private Inbox(PinnedSockets sockets, BoundedImap imap, MailboxInfo info) {
        this.sockets = sockets;
        this.imap = imap;
        this.validity = info.uidvalidity;
        this.next = info.uidnext;
        imap.addResponseHandler(response -> {
            if (response instanceof IMAPResponse told && told.keyEquals("EXISTS")) {
                news = true;
            }
        });
    }

    /** @throws Refusal why not */
    static Inbox open(PinnedSockets sockets, MailServer server, MailSettings settings) {
        return ImapLogin.open(sockets, server, settings, imap -> new Inbox(sockets, imap, imap.examine("INBOX")));
    }

    long validity() {
        return validity;
    }

    /** The UID that the next mail was expected to get when the inbox was opened, −1 if the server does not say. */
    long next() {
        return next;
    }

    /** UIDs from this one on, in order of arrival. {@code n:*} names the last mail even if it is older: left out. */
    List<Long> from(long uid) throws ProtocolException {
        news = false;
        List<Long> found = numbers(run("UID SEARCH UID " + uid + ":*"));
        found.removeIf(number -> number < uid);
        return found;
    }

    /** UIDs that fit, in order of arrival. */
    List<Long> search(Criteria criteria) throws ProtocolException {
        Response[] responses = imap.command("UID SEARCH" + criteria.charset(), criteria.argument());
        imap.handleResult(responses[responses.length - 1]);
        return numbers(responses);
    }

    private static List<Long> numbers(Response[] responses) {
        List<Long> found = new ArrayList<>();
        for (Response response : responses) {
            if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
                for (long number = answer.readLong(); number >= 0; number = answer.readLong()) {
                    found.add(number);
                }
            }
        }
        found.sort(null);
        return found;
    }

    /** What the server knows of a mail without reading it. */
    record Arrived(Instant at, long bytes, boolean seen) {}

    /** Null when it is gone. */
    @Nullable Arrived look(long uid) throws ProtocolException {
        return look(List.of(uid)).values().stream().findFirst().orElse(null);
    }

    /** By UID, in any order, without those that are gone. */
    Map<Long, Arrived> look(List<Long> uids) throws ProtocolException {
        Map<Long, Arrived> found = new HashMap<>();
        if (uids.isEmpty()) {
            return found;
        }
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        for (Response response : run("UID FETCH " + set + " (UID FLAGS INTERNALDATE RFC822.SIZE)")) {
            if (response instanceof FetchResponse fetched
                    && fetched.getItem(RFC822SIZE.class) != null
                    && fetched.getItem(UID.class) != null) {
                found.put(fetched.getItem(UID.class).uid, arrived(fetched));
            }
        }
        found.keySet().retainAll(uids);
        return found;
    }

    private static Arrived arrived(FetchResponse fetched) {
        INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
        FLAGS flags = fetched.getItem(FLAGS.class);
        boolean seen = flags != null
                && (flags.contains(jakarta.mail.Flags.Flag.SEEN) || flags.contains(jakarta.mail.Flags.Flag.ANSWERED));
        Instant at = date == null || date.getDate() == null
                ? Instant.EPOCH
                : date.getDate().toInstant();
        return new Arrived(at, fetched.getItem(RFC822SIZE.class).size, seen);
    }

    /** The mail as it travelled, fetched a piece at a time as it is read. */
    InputStream content(long uid) {
        return new PieceStream(offset -> piece(uid, offset));
    }

    private byte[] piece(long uid, long offset) throws IOException {
        try {
            for (Response response : run("UID FETCH " + uid + " (BODY.PEEK[]<" + offset + "." + CHUNK_BYTES + ">)")) {
                if (response instanceof FetchResponse fetched && fetched.getItem(BODY.class) != null) {
                    var bytes = fetched.getItem(BODY.class).getByteArray();
                    return bytes == null ? new byte[0] : bytes.getNewBytes();
                }
            }
            return new byte[0];
        } catch (ProtocolException e) {
            throw new IOException(e);
        }
    }

    private Response[] run(String command) throws ProtocolException {
        Response[] responses = imap.command(command, null);
        imap.handleResult(responses[responses.length - 1]);
        return responses;
    }

    void refresh() throws ProtocolException {
        imap.noop();
    }

    /**
     * Waits until something happens in the inbox, at most this long. Ending the wait renews it: servers give up on clients
     * that are silent for half an hour, and routers in between much earlier.
     */
    void await(Duration wait) throws ProtocolException, IOException, InterruptedException {
        if (!imap.hasCapability("IDLE")) {
            Thread.sleep(wait);
            imap.noop();
            return;
        }
        sockets.patience((int) wait.plus(GRACE).toMillis());
        AtomicBoolean done = new AtomicBoolean();
        Runnable end = () -> {
            if (done.compareAndSet(false, true)) {
                imap.idleAbort();
            }
        };
        imap.idleStart();
        try (Alarm alarm = Alarm.in(wait, end)) {
            boolean going = true;
            while (going) {
                if (news) {
                    end.run();
                }
                Response response = imap.readIdleResponse();
                going = response != null && imap.processIdleResponse(response);
            }
        } finally {
            sockets.patience(Wire.READ_MILLIS);
        }
    }

    @Override
    public void close() {
        sockets.close();
    }
}
