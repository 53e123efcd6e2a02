package dev.frontdesk.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;

/** The report that a mail could not be delivered (RFC 3464). */
final class Bounce {

    private static final Session SESSION = Session.getInstance(new Properties());

    private Bounce() {}

    static MimeMessage of(Mailbox mailbox, String to, MimeMessage original) throws MessagingException {
        String report = """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
                To: %1$s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%2$s@mx.example.net>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

                --r1
                Content-Type: text/plain

                The mail to %3$s could not be delivered.
                --r1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; %3$s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                --r1
                Content-Type: text/rfc822-headers

                From: %1$s
                To: %3$s
                Message-ID: %4$s
                --r1--
                """.formatted(mailbox.address(), UUID.randomUUID(), to, original.getMessageID());
        byte[] bytes = report.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
    }
}
