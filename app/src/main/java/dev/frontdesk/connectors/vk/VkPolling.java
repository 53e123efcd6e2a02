package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bots Long Poll. The cursor is VK's place in the events ({@code ts}); what it no longer has, and what was written before
 * the first poll, is read from the conversations. See
 * <a href="https://dev.vk.com/ru/api/bots-long-poll/getting-started">Bots Long Poll</a>.
 */
final class VkPolling implements Polling {

    private static final Duration WAIT_MAX = Duration.ofSeconds(25);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int KEYS_MAX = 3;

    private record Server(URI address, String key, String ts) {}

    private final VkApi api;
    private final OwnId own;
    private final EventDecoder decoder;
    private final Completion completion;
    private final Apps apps;
    private final History history;
    private volatile @Nullable Server server;

    VkPolling(VkApi api, OwnId own, EventDecoder decoder, Completion completion, Apps apps, History history) {
        this.api = api;
        this.own = own;
        this.decoder = decoder;
        this.completion = completion;
        this.apps = apps;
        this.history = history;
    }

    @Override
    public Batch poll(@Nullable String cursor, Duration wait) {
        Server current = server;
        if (current == null) {
            switchOn();
            current = connect();
        }
        String ts = cursor;
        if (ts == null || ts.isEmpty()) {
            ts = current.ts();
            List<Item> missed = items(history.unread());
            if (!missed.isEmpty()) {
                return new Batch(missed, ts);
            }
        }
        for (int keys = 0; keys < KEYS_MAX; keys++) {
            JsonNode answer = ask(current, ts, wait);
            switch (answer.path("failed").asInt(0)) {
                case 0 -> {
                    return new Batch(items(updates(answer)), answer.path("ts").asString(ts));
                }
                case 1 -> { // some events are lost
                    return new Batch(items(history.unread()), answer.path("ts").asString(ts));
                }
                case 2 -> current = connect(); // the key is old, the place is not
                case 3 -> { // the place is lost too
                    Server anew = connect();
                    return new Batch(items(history.unread()), anew.ts());
                }
                default -> {
                    server = null;
                    throw new Unavailable("Could not connect", "Long Poll failed: " + answer, false, null);
                }
            }
        }
        server = null;
        throw new Unavailable("Could not connect", "Long Poll refused its own keys", false, null);
    }

    /** An owner may have done it by hand, and without the right to manage they have to. */
    private void switchOn() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("group_id", own.get());
        settings.put("enabled", 1);
        settings.put("api_version", VkApi.VERSION);
        VkConnection.EVENTS.forEach(event -> settings.put(event, 1));
        try {
            api.call("groups.setLongPollSettings", settings);
        } catch (Rejected refusal) {
            // if it is off, the next call says so
        }
    }

    private Server connect() {
        JsonNode answer;
        try {
            answer = api.call("groups.getLongPollServer", Map.of("group_id", own.get()));
        } catch (Rejected refusal) {
            throw new Rejected("Long Poll off", String.valueOf(refusal.getMessage()), new Reason.Other());
        }
        Server found = new Server(
                api.trusted(answer.path("server").asString("")),
                answer.path("key").asString(""),
                answer.path("ts").asString("0"));
        server = found;
        return found;
    }

    private JsonNode ask(Server from, String ts, Duration wait) {
        Duration patience = wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX;
        URI address = URI.create(
                from.address() + "?act=a_check&key=" + from.key() + "&ts=" + ts + "&wait=" + patience.toSeconds());
        Duration deadline = patience.plus(GRACE);
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(deadline)
                .build();
        JsonNode answer = api.ask(request, "Long Poll", deadline);
        if (!answer.has("failed") && !answer.has("ts")) {
            throw new Unavailable("Could not connect", "Long Poll: the answer is not VK's", false, null);
        }
        return answer;
    }

    private static List<ObjectNode> updates(JsonNode answer) {
        List<ObjectNode> events = new ArrayList<>();
        for (JsonNode update : answer.path("updates")) {
            if (update instanceof ObjectNode event) {
                events.add(event);
            }
        }
        return events;
    }

    private List<Item> items(List<ObjectNode> events) {
        completion.complete(events);
        List<Item> items = new ArrayList<>(events.size());
        for (ObjectNode event : events) {
            apps.notice(event);
            try {
                items.add(decoder.item(event));
            } catch (IllegalArgumentException e) {
                // an event without a name or number cannot be told from others, and asking again brings the same
            }
        }
        return items;
    }
}
