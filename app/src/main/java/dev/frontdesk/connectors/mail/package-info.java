/**
 * Owns what is particular to mailboxes: IMAP for what comes, SMTP for what goes, threads in between. Traps: every byte of
 * a mail is somebody else's, so all of it is bounded before it is kept; hosts are typed by users and go through the address
 * guard; no password travels before TLS; a mail that a machine wrote is never answered; repeated sends are two mails.
 */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"connector", "platform"})
package dev.frontdesk.connectors.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
