package dev.frontdesk.sandbox.max;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What there is to call. */
final class Endpoints {

    @FunctionalInterface
    interface Work {
        JsonNode answer(Call call) throws InterruptedException;
    }

    /** @param path with values in braces */
    record Endpoint(String verb, String path, Work work) {

        /** As faults and the log of calls name it, e.g. {@code POST /chats/{chatId}/actions}. */
        String name() {
            return verb + " " + path;
        }

        @Nullable Map<String, String> match(String actual) {
            String[] wanted = path.split("/", -1);
            String[] given = actual.split("/", -1);
            if (wanted.length != given.length) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i].startsWith("{")) {
                    values.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
                } else if (!wanted[i].equals(given[i])) {
                    return null;
                }
            }
            return values;
        }
    }

    /** An endpoint, and the values in its path. */
    record Found(Endpoint endpoint, Map<String, String> values) {}

    private static final List<Endpoint> ALL = List.of(
            new Endpoint("GET", "/me", BotMethods::me),
            new Endpoint("PATCH", "/me/commands", BotMethods::commands),
            new Endpoint("GET", "/subscriptions", SubscriptionMethods::list),
            new Endpoint("POST", "/subscriptions", SubscriptionMethods::add),
            new Endpoint("DELETE", "/subscriptions", SubscriptionMethods::remove),
            new Endpoint("GET", "/updates", SubscriptionMethods::poll),
            new Endpoint("POST", "/messages", MessageMethods::send),
            new Endpoint("GET", "/messages", MessageMethods::list),
            new Endpoint("PUT", "/messages", MessageMethods::edit),
            new Endpoint("DELETE", "/messages", MessageMethods::delete),
            new Endpoint("GET", "/messages/{mid}", MessageMethods::get),
            new Endpoint("POST", "/answers", MessageMethods::answer),
            new Endpoint("GET", "/chats/{chatId}", BotMethods::chat),
            new Endpoint("POST", "/chats/{chatId}/actions", BotMethods::act),
            new Endpoint("POST", "/uploads", FileMethods::upload),
            new Endpoint("GET", "/videos/{token}", FileMethods::video));

    private Endpoints() {}

    /** @throws ApiError where there is none, or none with this verb */
    static Found find(String verb, String path) {
        boolean known = false;
        for (Endpoint endpoint : ALL) {
            Map<String, String> values = endpoint.match(path);
            if (values != null && endpoint.verb.equals(verb)) {
                return new Found(endpoint, values);
            }
            known |= values != null;
        }
        throw known
                ? new ApiError(405, "method.not.allowed", "Method not allowed")
                : new ApiError(404, "not.found", "Path " + path + " is not recognized");
    }
}
