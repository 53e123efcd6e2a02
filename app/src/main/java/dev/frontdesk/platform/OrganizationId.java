package dev.frontdesk.platform;

import java.util.UUID;

/** An organization, the unit of tenancy. */
public record OrganizationId(UUID value) {

    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
