package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.Unavailable;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** One SMTP connection, logged in. */
final class Outbox implements AutoCloseable {

    private static final Duration OPENING = Duration.ofSeconds(15);
    private static final Duration SENDING = Duration.ofMinutes(5);
    private static final Pattern CODE = Pattern.compile("^\\s*\\[?(\\d{3})[ -]");
    private static final int CAUSES_MAX = 10;

    private final String call;
    private final PinnedSockets sockets;
    private final Session session;
    private final Transport transport;
    private final AtomicBoolean late = new AtomicBoolean();

    private Outbox(String call, PinnedSockets sockets, Session session, Transport transport) {
        this.call = call;
        this.sockets = sockets;
        this.session = session;
        this.transport = transport;
    }

    /** @throws Refusal why not */
    static Outbox open(PinnedSockets sockets, MailServer server, MailSettings settings) {
        String call = "SMTP " + server;
        Session session = Session.getInstance(Wire.properties("smtp", server, sockets));
        boolean opened = false;
        Outbox outbox = null;
        try {
            outbox = new Outbox(call, sockets, session, session.getTransport("smtp"));
            try (Alarm alarm = outbox.alarm(OPENING)) {
                outbox.transport.connect(
                        server.host(),
                        server.port(),
                        settings.user(),
                        settings.password().reveal());
            }
            opened = true;
            return outbox;
        } catch (MessagingException | RuntimeException e) {
            throw outbox != null && outbox.late.get() ? MailRefusals.timeout(call, e) : refusal(call, e, false);
        } finally {
            if (!opened) {
                sockets.close();
            }
        }
    }

    private Alarm alarm(Duration time) {
        return Alarm.in(time, () -> {
            late.set(true);
            sockets.close();
        });
    }

    Session session() {
        return session;
    }

    /** @throws Refusal why not */
    void send(OwnLetter letter) {
        try (Alarm alarm = alarm(SENDING)) {
            transport.sendMessage(letter, letter.getAllRecipients());
        } catch (MessagingException | RuntimeException e) {
            throw late.get()
                    ? new Unavailable("Connection timeout", call, letter.isWritten(), null)
                    : refusal(call, e, letter.isWritten());
        }
    }

    private static Refusal refusal(String call, Exception failure, boolean written) {
        if (failure instanceof Refusal known) {
            return known;
        }
        if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
            return MailRefusals.noTls(call);
        }
        String reply = reply(failure);
        if (reply == null) {
            return MailRefusals.broken(call, failure, written);
        }
        Matcher code = CODE.matcher(reply);
        int number = code.find() ? Integer.parseInt(code.group(1)) : 535;
        return SmtpReplies.of(call, number, reply);
    }

    /** What the server said; null where it said nothing. */
    private static @Nullable String reply(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++) {
            if (cause instanceof SMTPAddressFailedException address && address.getReturnCode() > 0) {
                return address.getReturnCode() + " " + address.getMessage();
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                Exception next = refused.getNextException();
                String inner = next == null ? null : reply(next);
                return inner != null ? inner : refused.getReturnCode() + " " + refused.getMessage();
            }
            if (cause instanceof AuthenticationFailedException login) {
                return "535 " + login.getMessage();
            }
            cause = cause instanceof MessagingException chained && chained.getNextException() != null
                    ? chained.getNextException()
                    : cause.getCause();
        }
        Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
        return code.find() ? failure.getMessage() : null;
    }

    @Override
    public void close() {
        try (Alarm alarm = Alarm.in(Duration.ofSeconds(5), sockets::close)) {
            transport.close();
        } catch (MessagingException e) {
            // the mail is sent or refused already
        } finally {
            sockets.close();
        }
    }
}
