package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Profile;
import org.jspecify.annotations.Nullable;

/** The community's number; asked for only where no check has told it yet. */
final class OwnId {

    private final VkApi api;
    private volatile long known;

    OwnId(VkApi api, @Nullable Profile profile) {
        this.api = api;
        this.known = profile == null ? 0 : Long.parseLong(profile.accountId());
    }

    long get() {
        if (known == 0) {
            known = Community.of(api.call("groups.getById")).id();
        }
        return known;
    }
}
