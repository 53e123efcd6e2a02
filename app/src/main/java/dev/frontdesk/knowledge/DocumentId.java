package dev.frontdesk.knowledge;

import java.util.UUID;

/** A document of a project. */
public record DocumentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
