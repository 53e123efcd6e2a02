package dev.frontdesk.connectors.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Providers whose servers are known, as their help pages name them. */
enum MailProvider {
    GMAIL("imap.gmail.com", "smtp.gmail.com", 465, List.of("gmail.com", "googlemail.com")),
    OFFICE365("outlook.office365.com", "smtp.office365.com", 587, List.of()),
    OUTLOOK(
            "outlook.office365.com",
            "smtp-mail.outlook.com",
            587,
            List.of("outlook.com", "hotmail.com", "live.com", "msn.com")),
    YANDEX(
            "imap.yandex.com",
            "smtp.yandex.com",
            465,
            List.of("yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz", "yandex.ua")),
    MAILRU("imap.mail.ru", "smtp.mail.ru", 465, List.of("mail.ru", "inbox.ru", "list.ru", "bk.ru", "internet.ru")),
    YAHOO("imap.mail.yahoo.com", "smtp.mail.yahoo.com", 465, List.of("yahoo.com", "ymail.com", "rocketmail.com")),
    AOL("imap.aol.com", "smtp.aol.com", 465, List.of("aol.com", "aim.com"));

    private static final int IMAPS = 993;

    private final String imapHost;
    private final String smtpHost;
    private final int smtpPort;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> domains;

    MailProvider(String imapHost, String smtpHost, int smtpPort, List<String> domains) {
        this.imapHost = imapHost;
        this.smtpHost = smtpHost;
        this.smtpPort = smtpPort;
        this.domains = domains;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    MailServer imap() {
        return new MailServer(imapHost, IMAPS, MailServer.Security.TLS, false);
    }

    MailServer smtp() {
        boolean tls = smtpPort == 465;
        return new MailServer(smtpHost, smtpPort, tls ? MailServer.Security.TLS : MailServer.Security.STARTTLS, false);
    }

    /** Whether a server is known to put what was sent into the folder of sent mail by itself. */
    static boolean keepsSent(MailServer imap) {
        return Stream.of(GMAIL, OFFICE365, OUTLOOK).anyMatch(each -> each.imapHost.equalsIgnoreCase(imap.host()));
    }

    static Optional<MailProvider> named(@Nullable String id) {
        return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /** The provider that gives out addresses like this one. */
    static Optional<MailProvider> of(String address) {
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(each -> each.domains.contains(domain)).findFirst();
    }
}
