package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether a person may still make keys for an organization, and so whether those they made are good. */
@Component
class Makers {

    private final People people;
    private final Doorkeeper doorkeeper;

    Makers(People people, Doorkeeper doorkeeper) {
        this.people = people;
        this.doorkeeper = doorkeeper;
    }

    /** @param maker null: no person made the key, and it stays good */
    boolean may(@Nullable AccountId maker, OrganizationId organization) {
        return maker == null
                || people.find(maker)
                        .flatMap(account -> Optional.ofNullable(doorkeeper.caller(account, organization)))
                        .filter(Caller::mayAdminister)
                        .isPresent();
    }
}
