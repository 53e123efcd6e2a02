package dev.frontdesk.model;

import java.util.Arrays;
import java.util.Optional;

/** Who makes the replies of a project. */
public enum Provider {
    BUILT_IN("built-in"),
    OPENAI("openai"),
    GEMINI("gemini"),
    ANTHROPIC("anthropic"),
    OLLAMA("ollama");

    private final String id;

    Provider(String id) {
        this.id = id;
    }

    /** As the API and the settings write it. */
    public String id() {
        return id;
    }

    public static Optional<Provider> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** Whether nobody is served without a key. */
    public boolean needsKey() {
        return this == GEMINI || this == ANTHROPIC;
    }

    public boolean embeds() {
        return this == OPENAI || this == GEMINI || this == OLLAMA;
    }

    /** Whether it, or a server that speaks as it does, may have models that make words of voice. */
    public boolean transcribes() {
        return this == OPENAI;
    }

    @Override
    public String toString() {
        return id;
    }
}
