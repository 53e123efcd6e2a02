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
 * @param sight whether the model is shown pictures
 * @param transcriptionModel what makes words of voice; null: nothing does
 * @param fallback who answers when the model fails: another model of the provider, or {@value #NO_MODEL}; null: nobody
 * @param prices of the model; null: not known
 */
public record ModelSettings(
        Provider provider,
        @Nullable URI baseUrl,
        @Nullable String model,
        @Nullable String embeddingModel,
        @Nullable Secret apiKey,
        boolean sandbox,
        Sight sight,
        @Nullable String transcriptionModel,
        @Nullable String fallback,
        @Nullable Prices prices) {

    /** The name of the built-in responder, where models are named. */
    public static final String NO_MODEL = "built-in";

    public static final ModelSettings BUILT_IN = new ModelSettings(Provider.BUILT_IN, null, null, null, null, false);

    public ModelSettings {
        if (provider != Provider.BUILT_IN && model == null) {
            throw new IllegalArgumentException("A model of " + provider + " must be named");
        }
    }

    public ModelSettings(
            Provider provider,
            @Nullable URI baseUrl,
            @Nullable String model,
            @Nullable String embeddingModel,
            @Nullable Secret apiKey,
            boolean sandbox) {
        this(provider, baseUrl, model, embeddingModel, apiKey, sandbox, Sight.AUTO, null, null, null);
    }

    /** Another model of the same provider, or the built-in responder. */
    public ModelSettings named(String other) {
        return other.equals(NO_MODEL)
                ? BUILT_IN
                : new ModelSettings(
                        provider,
                        baseUrl,
                        other,
                        embeddingModel,
                        apiKey,
                        sandbox,
                        sight,
                        transcriptionModel,
                        fallback,
                        prices);
    }

    /** As the provider names it, or {@value #NO_MODEL}. */
    public String name() {
        return model == null ? NO_MODEL : model;
    }

    public boolean isBuiltIn() {
        return model == null;
    }

    /** Whether it can be shown pictures. */
    public boolean sees() {
        return sight.in(model);
    }

    /** Whether it can be sent voice. */
    public boolean hears() {
        return transcriptionModel != null && provider.transcribes();
    }
}
