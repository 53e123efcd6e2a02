package dev.frontdesk.sandbox.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Somebody with a Telegram account, or a bot. */
record Person(
        long id,
        boolean bot,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String language,
        boolean premium) {

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", id);
        json.writeBooleanProperty("is_bot", bot);
        writeNames(json);
        if (language != null) {
            json.writeStringProperty("language_code", language);
        }
        if (premium) {
            json.writeBooleanProperty("is_premium", true);
        }
        json.writeEndObject();
    }

    void writeNames(JsonGenerator json) {
        json.writeStringProperty("first_name", firstName);
        if (lastName != null) {
            json.writeStringProperty("last_name", lastName);
        }
        if (username != null) {
            json.writeStringProperty("username", username);
        }
    }
}
