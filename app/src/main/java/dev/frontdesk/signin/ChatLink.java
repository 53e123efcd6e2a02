package dev.frontdesk.signin;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/**
 * A chat in which somebody is signed in.
 *
 * @param contact who wrote when it was linked; nobody else counts as the person
 * @param name of whoever writes, as the provider tells it
 * @param seenAt when it was last used, to the hour
 */
public record ChatLink(
        UUID id,
        OrganizationId organization,
        UUID conversation,
        UUID contact,
        AccountId account,
        String connector,
        String name,
        Way way,
        Instant linkedAt,
        Instant seenAt) {

    /** How it came about. */
    public enum Way {
        /** By a link from the chat. */
        CHAT,
        /** By a link from the panel. */
        PANEL,
        PASSWORD
    }
}
