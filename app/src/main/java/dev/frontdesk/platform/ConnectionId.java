package dev.frontdesk.platform;

import java.util.UUID;

/** A connection: one configured account at one provider. */
public record ConnectionId(UUID value) {

    public static ConnectionId of(String text) {
        return new ConnectionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
