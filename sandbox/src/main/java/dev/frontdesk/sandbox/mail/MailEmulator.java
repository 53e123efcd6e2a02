package dev.frontdesk.sandbox.mail;

import com.google.auto.service.AutoService;
import dev.frontdesk.sandbox.Emulator;
import io.helidon.webserver.http.HttpRules;

/** A mail provider. Its own interfaces are IMAP and SMTP; over HTTP there are only the controls. */
@AutoService(Emulator.class)
public final class MailEmulator implements Emulator {

    private final PostOffice office = new PostOffice();

    @Override
    public String id() {
        return "mail";
    }

    @Override
    public void provider(HttpRules rules) {
        rules.any((request, response) -> response.status(404)
                .header("Content-Type", "text/plain")
                .send("Mail speaks IMAP and SMTP. POST /control/mail/accounts makes a mailbox and tells the ports."));
    }

    @Override
    public void control(HttpRules rules) {
        new MailControls(office).addTo(rules);
    }

    @Override
    public void reset() {
        office.reset();
    }
}
