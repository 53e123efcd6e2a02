package dev.frontdesk.sandbox.openai;

import java.util.Arrays;

/** The models on offer. The short one exists so that a prompt that is too long is easy to try. */
enum SandboxModel {
    CHAT("sandbox-chat", 128_000, 0),
    CHAT_SHORT("sandbox-chat-short", 4_096, 0),
    EMBED("sandbox-embed", 8_192, 256),
    EMBED_LARGE("sandbox-embed-large", 8_192, 768);

    final String id;
    final int contextTokens;
    final int dimensions;

    SandboxModel(String id, int contextTokens, int dimensions) {
        this.id = id;
        this.contextTokens = contextTokens;
        this.dimensions = dimensions;
    }

    boolean embeds() {
        return dimensions > 0;
    }

    /** Other names than ours are served too, as a model of the kind they name; {@code …-nowhere} is unknown. */
    static SandboxModel of(String id) {
        return Arrays.stream(values())
                .filter(model -> model.id.equals(id))
                .findFirst()
                .orElseGet(() -> standIn(id));
    }

    private static SandboxModel standIn(String id) {
        if (id.endsWith("-nowhere")) {
            throw ApiError.unknownModel(id);
        }
        return id.contains("embed") ? EMBED : CHAT;
    }
}
