package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Account;
import java.util.Optional;

/**
 * The number as which we speak.
 *
 * @param digits of the number with its country, without the plus: the account's id
 */
record Sender(String digits) {

    /** With or without a plus, spaces, hyphens and brackets, as people copy it. */
    static final String PATTERN = "(?:whatsapp:)?\\+?[1-9](?:[ ()-]*[0-9]){6,14}";

    static Sender parse(String number) {
        return new Sender(number.replaceAll("[^0-9]", ""));
    }

    /** Empty where nobody said and nothing was found out yet. */
    static Optional<Sender> of(Account account) {
        return account.setting("number")
                .filter(number -> number.matches(PATTERN))
                .map(Sender::parse)
                .or(() -> Optional.ofNullable(account.profile()).map(profile -> new Sender(profile.accountId())));
    }

    String address() {
        return "whatsapp:+" + digits;
    }
}
