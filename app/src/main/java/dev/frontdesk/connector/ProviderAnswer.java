package dev.frontdesk.connector;

import org.jspecify.annotations.Nullable;

/**
 * What came of asking a provider who we are: a profile, or why there is none yet. Where neither is set, nobody could
 * be asked.
 */
record ProviderAnswer(@Nullable Profile profile, @Nullable Failure failure) {

    String nameOr(String otherwise) {
        return profile == null || profile.name().isBlank() ? otherwise : profile.name();
    }
}
