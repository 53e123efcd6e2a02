package dev.frontdesk.model;

import dev.frontdesk.platform.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A project's choice of a model.
 *
 * @param baseUrl typed by a person, and therefore checked before each call; null: the operator's address
 * @param model as the provider names it; null only for the built-in responder
 * @param embeddingModel null: search by words alone
 * @param apiKey null: the operator's key, where the address is the operator's too, or none
 * @param sandbox whether the emulator stands in for the provider, where there is one
 */
public record ModelSettings(
        Provider provider,
        @Nullable URI baseUrl,
        @Nullable String model,
        @Nullable String embeddingModel,
        @Nullable Secret apiKey,
        boolean sandbox) {

    public static final ModelSettings BUILT_IN = new ModelSettings(Provider.BUILT_IN, null, null, null, null, false);

    public ModelSettings {
        if (provider != Provider.BUILT_IN && model == null) {
            throw new IllegalArgumentException("A model of " + provider + " must be named");
        }
    }
}
