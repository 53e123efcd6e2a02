package dev.frontdesk.sandbox.mail;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;

/**
 * A mail between a mailbox and a customer.
 *
 * @param id 1, 2, 3 … within the mailbox
 * @param customer the customer's address
 * @param fromCustomer whether the customer wrote it
 */
record Letter(int id, String customer, boolean fromCustomer, Instant at, MimeMessage mail) {

    record Draft(String customer, boolean fromCustomer, Instant at, MimeMessage mail) {

        Letter numbered(int id) {
            return new Letter(id, customer, fromCustomer, at, mail);
        }
    }
}
