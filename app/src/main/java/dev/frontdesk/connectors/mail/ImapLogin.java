package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.angus.mail.iap.ProtocolException;

/** Connects to an IMAP server and logs in, within a time. */
final class ImapLogin {

    private static final Duration OPENING = Duration.ofSeconds(15);

    private ImapLogin() {}

    /** What the connection is opened for; counts as part of opening it. */
    interface Purpose<T> {
        T begin(BoundedImap imap) throws ProtocolException, IOException;
    }

    /** @throws Refusal why not; the sockets are closed then */
    static <T> T open(PinnedSockets sockets, MailServer server, MailSettings settings, Purpose<T> purpose) {
        boolean opened = false;
        AtomicBoolean late = new AtomicBoolean();
        try (Alarm alarm = Alarm.in(OPENING, () -> {
            late.set(true);
            sockets.close();
        })) {
            BoundedImap imap = new BoundedImap(server, Wire.properties("imap", server, sockets));
            secure(server, imap);
            login(imap, settings);
            T begun = purpose.begin(imap);
            opened = true;
            return begun;
        } catch (ProtocolException | IOException | RuntimeException e) {
            throw late.get() ? MailRefusals.timeout("IMAP " + server, e) : MailRefusals.imap(server, e);
        } finally {
            if (!opened) {
                sockets.close();
            }
        }
    }

    /** What the server said before TLS is forgotten: somebody in between may have said it. */
    private static void secure(MailServer server, BoundedImap imap) throws ProtocolException {
        if (server.security() == MailServer.Security.STARTTLS) {
            if (!imap.hasCapability("STARTTLS")) {
                throw MailRefusals.noTls("IMAP " + server);
            }
            imap.startTLS();
            imap.capability();
        }
    }

    private static void login(BoundedImap imap, MailSettings settings) throws ProtocolException {
        String password = settings.password().reveal();
        if (imap.hasCapability("AUTH=PLAIN")) {
            imap.authplain(null, settings.user(), password);
        } else {
            imap.login(settings.user(), password);
        }
    }
}
