package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.Descriptor;
import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Profile;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Telegram bots, through the <a href="https://core.telegram.org/bots/api">Bot API</a>. */
@Component
class TelegramConnector implements Connector {

    /**
     * Only what can stand in a path. Whether it is shaped like a token is left to Telegram, whose 404 says so: the
     * shape is not promised.
     */
    private static final String TOKEN = "[A-Za-z0-9:_-]{1,200}";

    private static final Descriptor DESCRIPTOR = new Descriptor(
            "telegram",
            Descriptor.Section.MESSENGERS,
            10,
            URI.create("https://api.telegram.org"),
            true,
            List.of(Field.secret("token", TOKEN)));

    private final Clock clock;

    TelegramConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Descriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Profile check(Account account) {
        JsonNode me = TelegramApi.of(account).call("getMe");
        boolean seesAll = me.path("can_read_all_group_messages").asBoolean(false);
        return new Profile(
                me.path("id").asString(),
                "@" + me.path("username").asString(""),
                seesAll ? List.of() : List.of("note.privacy"));
    }

    @Override
    public Connection open(Account account) {
        return new TelegramConnection(TelegramApi.of(account), Bot.of(account), clock);
    }
}
