package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.platform.Secret;
import java.util.Locale;
import java.util.Optional;

/**
 * What is set for one mailbox.
 *
 * @param user what to log in as
 * @param drafts whether a person sends what the assistant writes
 */
record MailSettings(String address, String user, Secret password, String senderName, String signature, boolean drafts) {

    static MailSettings of(Account account) {
        String address = account.setting("address").orElse("").toLowerCase(Locale.ROOT);
        String password = account.secret("password").map(Secret::reveal).orElse("");
        return new MailSettings(
                address,
                account.setting("user").orElse(address),
                new Secret(appPassword(password)),
                account.setting("senderName").orElse(""),
                account.setting("signature").orElse("").strip(),
                account.setting("answers").orElse("").equals("drafts"));
    }

    /** Google shows its app passwords in four groups and takes them without the spaces. */
    private static String appPassword(String password) {
        return password.matches("[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}") ? password.replace(" ", "") : password;
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    static MailServer imap(Account account) {
        return preset(account)
                .map(MailProvider::imap)
                .orElseGet(() -> typed(account, ServerRules.IMAP, "imapHost", "imapPort", "imapSecurity"));
    }

    static MailServer smtp(Account account) {
        return preset(account)
                .map(MailProvider::smtp)
                .orElseGet(() -> typed(account, ServerRules.SMTP, "smtpHost", "smtpPort", "smtpSecurity"));
    }

    private static Optional<MailProvider> preset(Account account) {
        String provider = account.setting("provider").orElse("auto");
        return provider.equals("auto")
                ? account.setting("imapHost").isPresent()
                        ? Optional.empty()
                        : MailProvider.of(account.setting("address").orElse(""))
                : MailProvider.named(provider);
    }

    private static MailServer typed(
            Account account, ServerRules rules, String hostField, String portField, String securityField) {
        String host = account.setting(hostField).orElse("");
        if (host.isEmpty()) {
            throw new Rejected("Invalid hostname", rules + ": no server is named", new Reason.Other());
        }
        int port = account.setting(portField).map(Integer::parseInt).orElse(0);
        boolean trusted = host.equalsIgnoreCase(account.baseUrl().getHost());
        return rules.server(host, port, account.setting(securityField).orElse("auto"), trusted);
    }
}
