package dev.frontdesk.sandbox.whatsapp;

import com.google.auto.service.AutoService;
import dev.frontdesk.sandbox.Emulator;
import io.helidon.webserver.http.HttpRules;

/** WhatsApp through Twilio, as far as an assistant needs it. */
@AutoService(Emulator.class)
public final class WhatsappEmulator implements Emulator {

    private final Twilio twilio = new Twilio();

    @Override
    public String id() {
        return "whatsapp";
    }

    @Override
    public void provider(HttpRules rules) {
        new MessagesApi(twilio).addTo(rules);
        new MediaApi(twilio).addTo(rules);
        new ContentApi(twilio).addTo(rules);
        new MessagingApi(twilio).addTo(rules);
    }

    @Override
    public void control(HttpRules rules) {
        new WhatsappControls(twilio).addTo(rules);
    }

    @Override
    public void reset() {
        twilio.reset();
    }
}
