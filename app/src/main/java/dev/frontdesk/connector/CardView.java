package dev.frontdesk.connector;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Tone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card of the project page: a connector with one connection, or with none yet.
 *
 * @param project null where none is chosen: everything on the card is off
 * @param connection null where nothing is connected through it yet
 * @param state the word on the card; "—" where no project is chosen
 * @param open whether it is unfolded
 * @param more fields that few people need
 * @param problems of the form as a whole
 * @param limitedAt when too much was posted to it at once, if that was lately
 */
public record CardView(
        @Nullable UUID project,
        ConnectorView connector,
        @Nullable ConnectionView connection,
        boolean mayConfigure,
        boolean open,
        Tone tone,
        String state,
        List<Field> fields,
        List<Field> more,
        List<String> problems,
        @Nullable Instant limitedAt) {

    /** The row of the cards that stand under one heading. */
    public record Section(String name, List<CardView> cards) {}

    /** @param project null where none is chosen */
    public record Cards(@Nullable UUID project, boolean mayConfigure, List<Section> sections) {}

    /** The id of its element, and prefix of those of its parts. */
    public String key() {
        return connection == null ? "connector-" + connector.id() : "connection-" + connection.id();
    }

    public String account() {
        return connection == null || connection.account() == null ? "" : connection.account();
    }

    public boolean has(String status) {
        return connection != null && connection.status().equals(status);
    }

    /** Whether another program gets the account's posts, so that starting means taking it over. */
    public boolean taken() {
        return connection != null
                && connection.lastError() != null
                && connection.lastError().code().equals(Activation.WEBHOOK_TAKEN);
    }

    public boolean sandbox() {
        return connection != null && connection.environment().equals("sandbox");
    }
}
