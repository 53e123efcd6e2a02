package dev.frontdesk.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import dev.frontdesk.sandbox.Fault;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;

/** Who may log in, and where their mail is kept. */
final class MailUsers extends UserManager {

    private static final String SENT = "Sent";

    private final PostOffice office;
    private final ImapHostManager store;

    MailUsers(PostOffice office) {
        this(office, new ImapHostManagerImpl(new InMemoryStore()));
    }

    private MailUsers(PostOffice office, ImapHostManager store) {
        super(store);
        this.office = office;
        this.store = store;
    }

    /** What the servers ask for. */
    Managers managers() {
        return new Managers() {
            @Override
            public UserManager getUserManager() {
                return MailUsers.this;
            }

            @Override
            public ImapHostManager getImapHostManager() {
                return store;
            }
        };
    }

    void open(Mailbox mailbox) {
        try {
            store.createMailbox(createUser(mailbox.address(), mailbox.address(), mailbox.password()), SENT);
        } catch (UserException | AuthorizationException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lies in its folder of sent mail, which this server does not fill by itself. */
    List<StoredMessage> sent(Mailbox mailbox) {
        return store.getFolder(getUser(mailbox.address()), SENT).getMessages();
    }

    /** Empties the mailbox and makes it anew, with another UIDVALIDITY: GreenMail takes the second of the clock. */
    void renew(Mailbox mailbox) {
        long before = validity(mailbox);
        do {
            Delay.ofMillis(100);
            deleteUser(getUser(mailbox.address()));
            open(mailbox);
        } while (validity(mailbox) == before);
    }

    private long validity(Mailbox mailbox) {
        try {
            return store.getInbox(getUser(mailbox.address())).getUidValidity();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    void deliver(Mailbox mailbox, MimeMessage mail) throws UserException, jakarta.mail.MessagingException {
        Objects.requireNonNull(getUser(mailbox.address())).deliver(mail);
    }

    /** Faults of the method {@code login} refuse it, or make it slow. */
    @Override
    public boolean test(String login, String password) {
        Mailbox mailbox = office.find(login);
        if (mailbox == null) {
            return false;
        }
        Fault fault = office.faults().strike(mailbox.address(), "login");
        if (fault != null) {
            Delay.of(fault);
        }
        boolean refused = fault != null && fault.status() != 0;
        boolean right = !refused && mailbox.password().equals(password.replace(" ", ""));
        if (right) {
            mailbox.markUsed();
        }
        return right;
    }
}
