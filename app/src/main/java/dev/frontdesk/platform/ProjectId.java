package dev.frontdesk.platform;

import java.util.UUID;

/** A project of an organization: one assistant with its prompt, knowledge and model. */
public record ProjectId(UUID value) {

    public static ProjectId of(String text) {
        return new ProjectId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
