package dev.frontdesk.connector;

import java.util.List;

/**
 * Who the provider says we are.
 *
 * @param accountId the provider's own id of the account, unique within the provider; one installation connects it once
 * @param name what people call it, e.g. {@code @shop_bot}
 * @param notes keys of words the card shows, e.g. that the bot sees only messages addressed to it in groups
 */
public record Profile(String accountId, String name, List<String> notes) {

    public Profile {
        notes = List.copyOf(notes);
    }
}
