package dev.frontdesk.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a project's model is shown pictures. */
public enum Sight {
    /** Known models of the large providers can see; of others nothing is assumed. */
    AUTO,
    YES,
    NO;

    private static final Pattern SEEING = Pattern.compile(
            "(?i).*(gpt-4o|gpt-4\\.1|gpt-5|chatgpt-4o|\\bo[134]\\b|claude|gemini|llava|vision|[-.]vl\\b|pixtral|gemma-?3|llama-?4|sandbox-chat).*");

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sight> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    boolean in(@Nullable String model) {
        return switch (this) {
            case YES -> model != null;
            case NO -> false;
            case AUTO -> model != null && SEEING.matcher(model).matches();
        };
    }
}
