package dev.frontdesk.organization;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.platform.AccountId;

/**
 * A person of this installation.
 *
 * @param email unique whatever its case
 * @param superAdmin whether the whole installation is open to this person
 * @param language en, ru or uk
 */
public record Account(AccountId id, String email, String name, boolean superAdmin, String language) {

    public Actor actor() {
        return new Actor(Actor.Kind.PERSON, id.value(), name);
    }
}
