package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Everybody who was ever named in an order. */
final class People {

    private final Map<Long, Person> known = new ConcurrentHashMap<>();

    /** {@code user} is an id, or {@code {id, firstName?, lastName?, username?, languageCode?}}. */
    Person named(JsonNode user) {
        long id = user.isObject() ? user.path("id").asLong(0) : user.asLong(0);
        if (id <= 0) {
            throw new Problem(400, "Name the user by an id above zero.");
        }
        return known.compute(id, (key, before) -> {
            Person base = before != null ? before : new Person(id, false, "Customer " + id, "", null, "ru");
            return user.isObject() ? named(base, user) : base;
        });
    }

    private static Person named(Person base, JsonNode user) {
        return new Person(
                base.id(),
                false,
                user.path("firstName").asString(base.firstName()),
                user.path("lastName").asString(base.lastName()),
                user.path("username").asString(base.username()),
                user.path("languageCode").asString(base.language()));
    }

    void clear() {
        known.clear();
    }
}
