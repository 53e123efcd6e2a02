package dev.frontdesk.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person or a program wants a connection to be. What is absent stays as it is, or as is usual for a new one.
 *
 * @param connector needed for a new one, cannot be changed
 * @param label absent for a new one: the name of its account
 * @param settings by field; text, number or boolean. An empty secret keeps what is saved, null removes it
 * @param autoStart whether it starts with the program, and, over REST, as soon as it is made; usually false
 * @param environment {@code sandbox} or {@code real}
 * @param answerWithinMinutes messages older than this when they arrive are listed, not answered; usually 60
 */
public record ConnectionForm(
        @Nullable String connector,
        @Nullable String label,
        @Nullable Map<String, @Nullable Object> settings,

        @Schema(description = "Whether it starts when it is made and whenever the program starts") @Nullable Boolean autoStart,

        @Nullable String environment,
        @Nullable Integer answerWithinMinutes) {

    public ConnectionForm {
        settings = settings == null ? null : new HashMap<>(settings);
    }

    Map<String, @Nullable Object> values() {
        return settings == null ? Map.of() : settings;
    }
}
