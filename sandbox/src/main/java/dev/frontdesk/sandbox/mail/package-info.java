/**
 * Stands in for a mail provider: mailboxes in memory behind a real IMAP and a real SMTP server on loopback ports of
 * their own, with GreenMail as server.
 *
 * <p>Easy to get wrong: customers have no mailbox here, what is sent to them is kept in the account's correspondence;
 * there is no TLS, so only the loopback interface is listened on; GreenMail's UIDs grow but a mailbox that is made anew
 * has another UIDVALIDITY.
 */
@NullMarked
package dev.frontdesk.sandbox.mail;

import org.jspecify.annotations.NullMarked;
