package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks, which add up, and long polling, which works only without any. */
final class SubscriptionMethods {

    private static final String SECRET = "[a-zA-Z0-9_-]{5,256}";
    private static final int HTTPS = 443;

    private SubscriptionMethods() {}

    static JsonNode list(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("subscriptions");
        call.bot().updates().subscriptions().forEach(each -> list.add(each.toJson()));
        return answer;
    }

    static JsonNode add(Call call) {
        JsonNode body = call.body();
        String secret = body.path("secret").asString(null);
        if (secret != null && !secret.matches(SECRET)) {
            throw ApiError.payload("secret must match " + SECRET);
        }
        URI address;
        try {
            address = URI.create(body.path("url").asString(""));
        } catch (IllegalArgumentException e) {
            throw ApiError.payload("url is malformed");
        }
        if (address.getHost() == null) {
            throw ApiError.payload("url is required");
        }
        String complaint = complaint(address);
        if (complaint != null) {
            return done(false, complaint);
        }
        call.bot().updates().subscribe(new Subscription(call.bot(), address, types(body.path("update_types")), secret));
        return done(true, null);
    }

    /** Addresses of this machine are free of the rules for public ones. */
    private static @Nullable String complaint(URI address) {
        if (isLoopback(address)) {
            return null;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            return "Webhook url must be https";
        }
        return address.getPort() == -1 || address.getPort() == HTTPS ? null : "Webhook port must be 443";
    }

    static boolean isLoopback(URI address) {
        String host = address.getHost();
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static @Nullable Set<String> types(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            return null;
        }
        Set<String> types = new TreeSet<>();
        list.forEach(type -> types.add(type.asString("")));
        return types;
    }

    static JsonNode remove(Call call) {
        boolean removed = call.bot().updates().unsubscribe(call.required("url"));
        return done(removed, removed ? null : "Subscription not found");
    }

    static JsonNode poll(Call call) throws InterruptedException {
        int limit = call.number("limit", 100, 1, 1000);
        int seconds = call.number("timeout", 30, 0, 90);
        String types = call.query("types");
        return call.bot()
                .updates()
                .poll(
                        call.number("marker"),
                        limit,
                        seconds * 1000L,
                        types == null || types.isEmpty() ? null : new TreeSet<>(Arrays.asList(types.split(","))));
    }

    /** How action methods answer, with status 200 either way. */
    static ObjectNode done(boolean success, @Nullable String message) {
        ObjectNode answer = Json.object().put("success", success);
        return message == null ? answer : answer.put("message", message);
    }
}
