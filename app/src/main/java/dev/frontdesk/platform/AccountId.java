package dev.frontdesk.platform;

import java.util.UUID;

/** A person's account, which may belong to several organizations. */
public record AccountId(UUID value) {

    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
