package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everybody who ever wrote. */
final class People {

    private final Map<Long, Person> people = new ConcurrentHashMap<>();

    /** An id, or {@code {id, firstName, lastName, username, languageCode, deactivated, closed}}; what is named is kept. */
    Person named(JsonNode user) {
        long id = user.isObject() ? user.path("id").asLong(0) : user.asLong(0);
        if (id <= 0) {
            throw new Problem(400, "A user is a positive id, or an object with one.");
        }
        Person known = people.get(id);
        if (known != null && !user.isObject()) {
            return known;
        }
        Person before = known != null ? known : new Person(id, "Person", Long.toString(id), null, "ru", null, false);
        Person now = new Person(
                id,
                user.path("firstName").asString(before.firstName()),
                user.path("lastName").asString(user.has("firstName") ? "" : before.lastName()),
                user.path("username").asString(before.domain()),
                user.path("languageCode").asString(before.language()),
                user.path("deactivated").asString(before.deactivated()),
                user.path("closed").asBoolean(before.closed()));
        people.put(id, now);
        return now;
    }

    @Nullable Person find(long id) {
        return people.get(id);
    }

    void clear() {
        people.clear();
    }
}
