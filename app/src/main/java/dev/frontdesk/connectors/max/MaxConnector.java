package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.Descriptor;
import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Profile;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Bots of MAX, through its <a href="https://dev.max.ru/docs-api">bot API</a>. */
@Component
class MaxConnector implements Connector {

    /** Only what can stand in a header; the shape is not promised. */
    private static final String TOKEN = "[!-~]{20,512}";

    private static final Descriptor DESCRIPTOR = new Descriptor(
            "max",
            Descriptor.Section.MESSENGERS,
            30,
            URI.create("https://platform-api2.max.ru"),
            true,
            List.of(Field.secret("token", TOKEN)));

    private final MaxHttp http;

    MaxConnector(MaxHttp http) {
        this.http = http;
    }

    @Override
    public Descriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Profile check(Account account) {
        JsonNode me = MaxApi.of(account, http).get("/me");
        String username = me.path("username").asString("");
        String name = username.isEmpty() ? me.path("first_name").asString("") : "@" + username;
        return new Profile(me.path("user_id").asString(), name, List.of("note.groups"));
    }

    @Override
    public Connection open(Account account) {
        return new MaxConnection(MaxApi.of(account, http), Bot.of(account));
    }
}
