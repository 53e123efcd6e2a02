package dev.frontdesk.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserException;
import dev.frontdesk.sandbox.Fault;
import jakarta.mail.MessagingException;
import java.net.Socket;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the mail of one SMTP connection: other mailboxes here get it, customers find it in the correspondence. */
final class Submission extends SmtpManager {

    private static final Set<String> NOBODY = Set.of("nobody", "unknown", "gone");

    private final PostOffice office;
    private final Socket socket;
    private @Nullable Mailbox sender;
    private @Nullable Fault fault;

    Submission(Managers managers, PostOffice office, Socket socket) {
        super(managers.getImapHostManager(), managers.getUserManager());
        this.office = office;
        this.socket = socket;
    }

    /** @param trouble makes the answer late, or breaks the connection before it, once the mail is taken */
    void begin(Mailbox mailbox, @Nullable Fault trouble) {
        sender = mailbox;
        fault = trouble;
    }

    /** Nobody is called {@code nobody}, {@code unknown} or {@code gone}, wherever. */
    @Override
    public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
        String user = recipient.getUser().toLowerCase(Locale.ROOT);
        return NOBODY.contains(user) ? "550 5.1.1 <" + recipient.getEmail() + ">: User unknown" : null;
    }

    @Override
    public synchronized void send(SmtpState state) {
        MovingMessage mail = state.getMessage();
        Mailbox from = sender;
        if (from != null) {
            mail.getToAddresses().forEach(address -> send(from, address.getEmail(), mail));
        }
        Fault trouble = fault;
        if (trouble != null) {
            Delay.of(trouble);
        }
        if (trouble != null && trouble.resetAfterStore()) {
            LiveSockets.reset(socket);
        }
    }

    private void send(Mailbox from, String to, MovingMessage mail) {
        from.keep(new Letter.Draft(to.toLowerCase(Locale.ROOT), false, Instant.now(), mail.getMessage()));
        try {
            Mailbox other = office.find(to);
            if (other != null) {
                office.users().deliver(other, mail.getMessage());
            }
            if (from.bouncing().contains(to.toLowerCase(Locale.ROOT))) {
                office.users().deliver(from, Bounce.of(from, to, mail.getMessage()));
            }
        } catch (MessagingException | UserException e) {
            throw new IllegalStateException(e);
        }
    }
}
