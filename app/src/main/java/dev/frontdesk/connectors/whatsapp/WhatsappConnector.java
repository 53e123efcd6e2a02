package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.Descriptor;
import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Refusal.BadCredentials;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** WhatsApp, spoken through <a href="https://www.twilio.com/docs/whatsapp">Twilio</a>. */
@Component
class WhatsappConnector implements Connector {

    /** Only what can stand in a path; an API key would not do, posts are signed with the account's token. */
    private static final String SID = "AC[0-9a-fA-F]{32}";

    private static final String TOKEN = "[A-Za-z0-9_-]{8,100}";

    /**
     * Without this <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">order</a> Twilio
     * repeats nothing that got an answer: a 503 would lose the message.
     */
    private static final String PERSISTENT = "#rc=5&rp=all";

    private static final Descriptor DESCRIPTOR = new Descriptor(
            "whatsapp",
            Descriptor.Section.MESSENGERS,
            40,
            URI.create("https://api.twilio.com"),
            true,
            List.of(
                    Field.secret("accountSid", SID),
                    Field.secret("authToken", TOKEN),
                    new Field("number", Kind.TEXT, true, Sender.PATTERN)));

    private final Clock clock;
    private final OutgoingFiles files;

    WhatsappConnector(Clock clock, OutgoingFiles files) {
        this.clock = clock;
        this.files = files;
    }

    @Override
    public Descriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Profile check(Account account) {
        TwilioApi api = TwilioApi.of(account);
        JsonNode found = api.account();
        String status = found.path("status").asString("active");
        if (!status.equals("active")) {
            throw new BadCredentials("Account locked", "The Twilio account is " + status);
        }
        String digits = Sender.of(account).map(Sender::digits).orElseGet(() -> onlySender(api));
        return new Profile(digits, "+" + digits, List.of());
    }

    /** Start-up settings name no number; an account with one sender needs none. */
    private static String onlySender(TwilioApi api) {
        List<String> senders = api.senders();
        if (senders.size() != 1) {
            throw new BadCredentials(
                    "Number not set", "The Twilio account has " + senders.size() + " WhatsApp senders");
        }
        return Sender.parse(senders.getFirst()).digits();
    }

    @Override
    public Connection open(Account account) {
        return new WhatsappConnection(account, TwilioApi.of(account), files, clock);
    }

    @Override
    public Optional<URI> pasted(URI callback) {
        return Optional.of(persistent(callback));
    }

    static URI persistent(URI callback) {
        return URI.create(callback + PERSISTENT);
    }
}
