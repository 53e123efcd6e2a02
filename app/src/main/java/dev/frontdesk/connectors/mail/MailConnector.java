package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.Descriptor;
import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.platform.AddressGuard;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mailboxes, read by IMAP and answered by SMTP. */
@Component
class MailConnector implements Connector {

    private static final String ADDRESS = "[^\\s<>,;:\"()@]{1,64}@[A-Za-z0-9.-]{1,253}";
    private static final String HOST = "[A-Za-z0-9.:\\[\\]-]{1,253}";
    private static final String PORT = "[1-9]\\d{0,4}";
    private static final List<String> SECURITY = List.of("auto", "ssl", "starttls");

    private static final Descriptor DESCRIPTOR = new Descriptor(
            "mail",
            Descriptor.Section.MAIL,
            10,
            null,
            true,
            List.of(
                    Field.choice(
                            "provider",
                            List.of(
                                    "auto",
                                    "gmail",
                                    "office365",
                                    "outlook",
                                    "yandex",
                                    "mailru",
                                    "yahoo",
                                    "aol",
                                    "custom")),
                    new Field("address", Kind.TEXT, true, ADDRESS),
                    Field.secret("password", "(?s).{1,500}"),
                    new Field("user", Kind.TEXT, false, "\\S{1,320}"),
                    new Field("imapHost", Kind.TEXT, false, HOST),
                    new Field("imapPort", Kind.NUMBER, false, PORT),
                    Field.choice("imapSecurity", SECURITY),
                    new Field("smtpHost", Kind.TEXT, false, HOST),
                    new Field("smtpPort", Kind.NUMBER, false, PORT),
                    Field.choice("smtpSecurity", SECURITY),
                    Field.choice("answers", List.of("automatic", "drafts")),
                    new Field("senderName", Kind.TEXT, false, ".{1,100}"),
                    new Field("signature", Kind.LINES, false, "(?s).{1,2000}")));

    private final AddressGuard guard;
    private final Trust trust;
    private final Clock clock;

    MailConnector(AddressGuard guard, Trust trust, Clock clock) {
        this.guard = guard;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public Descriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Profile check(Account account) {
        MailSettings settings = MailSettings.of(account);
        inbox(account, settings).close();
        outbox(account, settings).close();
        return new Profile(settings.address(), settings.address(), List.of("finding.imap", "finding.smtp"));
    }

    @Override
    public List<Finding> findings(Account account) {
        MailSettings settings = MailSettings.of(account);
        return List.of(
                new Finding("imap", tried(() -> inbox(account, settings).close())),
                new Finding("smtp", tried(() -> outbox(account, settings).close())));
    }

    private static @Nullable Refusal tried(Runnable step) {
        try {
            step.run();
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private Inbox inbox(Account account, MailSettings settings) {
        MailServer server = MailSettings.imap(account);
        return Inbox.open(new PinnedSockets(guard, server, trust.tls()), server, settings);
    }

    private SentFolder sent(Account account, MailSettings settings) {
        MailServer server = MailSettings.imap(account);
        return SentFolder.open(new PinnedSockets(guard, server, trust.tls()), server, settings);
    }

    private Outbox outbox(Account account, MailSettings settings) {
        MailServer server = MailSettings.smtp(account);
        return Outbox.open(new PinnedSockets(guard, server, trust.tls()), server, settings);
    }

    @Override
    public Connection open(Account account) {
        MailSettings settings = MailSettings.of(account);
        boolean keepsSent = MailProvider.keepsSent(MailSettings.imap(account));
        return new MailConnection(
                settings,
                () -> inbox(account, settings),
                () -> outbox(account, settings),
                keepsSent ? null : () -> sent(account, settings),
                clock);
    }
}
