package dev.frontdesk.connectors.webchat;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.Descriptor;
import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Signals;
import java.util.List;
import org.springframework.stereotype.Component;

/** The assistant on any web page. There is no provider: the visitor's browser talks to us. */
@Component
class WebchatConnector implements Connector {

    private static final String ORIGIN = "https?://[^\\s/]+";

    private static final Descriptor DESCRIPTOR = new Descriptor(
            "webchat",
            Descriptor.Section.MESSENGERS,
            90,
            null,
            true,
            List.of(
                    new Field("origins", Kind.LINES, true, "(?s)" + ORIGIN + "(\\s+" + ORIGIN + ")*"),
                    Field.text("title"),
                    new Field("greeting", Kind.LINES, false, "(?s).{0,500}"),
                    new Field("color", Kind.TEXT, false, "#[0-9a-fA-F]{6}")));

    private final Signals signals;

    WebchatConnector(Signals signals) {
        this.signals = signals;
    }

    @Override
    public Descriptor descriptor() {
        return DESCRIPTOR;
    }

    /** Nobody to ask: the account is the connection itself. */
    @Override
    public Profile check(Account account) {
        Profile known = account.profile();
        String name = account.setting("title").orElse("");
        return new Profile(known == null ? Ids.next().toString() : known.accountId(), name, List.of());
    }

    @Override
    public Connection open(Account account) {
        ConnectionId id = account.id();
        if (id == null) {
            throw new IllegalArgumentException("A web chat is opened only once it is saved");
        }
        return new WebchatConnection(id, signals);
    }
}
