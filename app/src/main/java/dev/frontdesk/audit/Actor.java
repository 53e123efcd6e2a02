package dev.frontdesk.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id of the account, key, contact or agent; null where there is none
 * @param name as people know the actor; kept apart from the chain, erasable
 */
public record Actor(Kind kind, @Nullable UUID id, @Nullable String name) {

    public enum Kind {
        PERSON,
        API_KEY,
        CONTACT,
        ASSISTANT,
        SYSTEM
    }

    /** The program itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null);

    /** Somebody who has not proven who they are. */
    public static final Actor UNKNOWN = new Actor(Kind.PERSON, null, null);
}
