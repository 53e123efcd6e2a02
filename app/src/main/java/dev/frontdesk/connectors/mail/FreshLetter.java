package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Mailbox.Draft;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Instant;

/** A mail that a person has sent: no answer to any, and nothing automatic. What is answered to it begins a conversation. */
final class FreshLetter extends OwnLetter {

    FreshLetter(Session session, MailSettings settings, Draft draft, Instant now) throws MessagingException {
        super(
                session,
                settings,
                new ChatAddress(draft.to(), LetterReader.hash(settings.address() + " " + draft.key())),
                draft.key(),
                now);
        setSubject(oneLine(draft.subject()), UTF8);
        String signature = settings.signature();
        setText(draft.text() + (signature.isEmpty() ? "" : "\n\n-- \n" + signature), UTF8);
        saveChanges();
    }
}
