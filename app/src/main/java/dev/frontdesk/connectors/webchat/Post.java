package dev.frontdesk.connectors.webchat;

import dev.frontdesk.connector.Inbound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a visitor wrote, as it is stored until it is answered.
 *
 * @param id made by the browser, the same for every attempt
 * @param page where the visitor was
 */
record Post(
        String id,
        String chat,
        String text,
        @Nullable String language,
        @Nullable String page,
        Instant at) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Post read(String raw) {
        try {
            return JSON.readValue(raw, Post.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a visitor's message", e);
        }
    }

    String raw() {
        return JSON.writeValueAsString(this);
    }

    Inbound inbound() {
        return new Inbound.Message(
                new Inbound.Chat(chat, false, null),
                new Inbound.Person(chat, "Visitor " + chat.substring(0, 4), null, language),
                at,
                id,
                text,
                List.of(),
                null,
                true);
    }
}
