package dev.frontdesk.model;

import java.net.URI;

/** Makes the models of one provider. Making one must not touch the network. */
interface ProviderClient {

    Provider provider();

    /** The provider's real address. */
    URI realAddress();

    ChatModel chat(Target target, String model);

    EmbeddingModel embedding(Target target, String model);

    /** Asked only of those that {@link Provider#transcribes transcribe}. */
    default TranscriptionModel transcription(Target target, String model) {
        throw new IllegalArgumentException(provider() + " has no transcription model " + model);
    }
}
