package dev.frontdesk.organization;

import java.util.UUID;

/** A member: somebody's place in one organization. */
public record MemberId(UUID value) {

    public static MemberId of(String text) {
        return new MemberId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
