package dev.frontdesk.sandbox.telegram;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everybody the sandbox has heard of, over all bots. */
final class People {

    private final ConcurrentHashMap<Long, Person> byId = new ConcurrentHashMap<>();

    @Nullable Person find(long id) {
        return byId.get(id);
    }

    /**
     * The person that an order names, by id or as {@code {id, firstName, lastName, username, languageCode, premium}};
     * named fields replace what was known.
     */
    Person named(JsonNode node) {
        long id = node.isObject() ? node.path("id").asLong(0) : node.asLong(0);
        Person known = byId.get(id);
        if (!node.isObject()) {
            return known != null ? known : remember(unnamed(id));
        }
        Person base = known != null ? known : unnamed(id);
        return remember(new Person(
                id,
                node.path("isBot").asBoolean(base.bot()),
                node.path("firstName").asString(base.firstName()),
                node.path("lastName").asString(base.lastName()),
                node.path("username").asString(base.username()),
                node.path("languageCode").asString(base.language()),
                node.path("premium").asBoolean(base.premium())));
    }

    private static Person unnamed(long id) {
        return new Person(id, false, "Person " + id, null, null, null, false);
    }

    Person remember(Person person) {
        byId.put(person.id(), person);
        return person;
    }

    void clear() {
        byId.clear();
    }
}
