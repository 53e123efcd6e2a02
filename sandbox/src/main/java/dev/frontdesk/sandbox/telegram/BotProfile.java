package dev.frontdesk.sandbox.telegram;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** What a bot says about itself, some of it by language. */
final class BotProfile {

    private final Person person;
    private final boolean canReadAllGroupMessages;
    private final boolean hasTopics;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final CommandMenu commands = new CommandMenu();
    private final Map<Long, JsonNode> menuButtons = new ConcurrentHashMap<>();

    BotProfile(Person person, boolean canReadAllGroupMessages, boolean hasTopics) {
        this.person = person;
        this.canReadAllGroupMessages = canReadAllGroupMessages;
        this.hasTopics = hasTopics;
    }

    /** With the name that holds where no language is set. */
    Person person() {
        String name = texts.get("name/");
        return name == null ? person : new Person(person.id(), true, name, null, person.username(), null, false);
    }

    boolean canReadAllGroupMessages() {
        return canReadAllGroupMessages;
    }

    boolean hasTopics() {
        return hasTopics;
    }

    CommandMenu commands() {
        return commands;
    }

    /** Sets one of name, description and short_description; null removes it. */
    void text(String what, String language, @Nullable String text) {
        if (text == null) {
            texts.remove(what + "/" + language);
        } else {
            texts.put(what + "/" + language, text);
        }
    }

    String text(String what, String language) {
        String otherwise = texts.getOrDefault(what + "/", what.equals("name") ? person.firstName() : "");
        return texts.getOrDefault(what + "/" + language, otherwise);
    }

    /** Menu buttons by private chat, 0 for all. */
    Map<Long, JsonNode> menuButtons() {
        return menuButtons;
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", person.id());
        json.writeBooleanProperty("is_bot", true);
        person().writeNames(json);
        json.writeBooleanProperty("can_join_groups", true);
        json.writeBooleanProperty("can_read_all_group_messages", canReadAllGroupMessages);
        json.writeBooleanProperty("supports_inline_queries", false);
        json.writeBooleanProperty("supports_guest_queries", false);
        json.writeBooleanProperty("supports_join_request_queries", false);
        json.writeBooleanProperty("can_connect_to_business", false);
        json.writeBooleanProperty("has_main_web_app", false);
        json.writeBooleanProperty("has_topics_enabled", hasTopics);
        json.writeBooleanProperty("allows_users_to_create_topics", hasTopics);
        json.writeBooleanProperty("can_manage_bots", false);
        json.writeEndObject();
    }
}
