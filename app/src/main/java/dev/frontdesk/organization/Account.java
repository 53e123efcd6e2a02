package dev.frontdesk.organization;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.platform.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A person of this installation.
 *
 * @param email unique whatever its case
 * @param superAdmin whether the whole installation is open to this person
 * @param language en, ru or uk; null while nobody has chosen one: the browser's then
 */
public record Account(
        AccountId id,
        String email,
        String name,
        boolean superAdmin,
        @Nullable String language) {

    public Actor actor() {
        return new Actor(Actor.Kind.PERSON, id.value(), name);
    }
}
