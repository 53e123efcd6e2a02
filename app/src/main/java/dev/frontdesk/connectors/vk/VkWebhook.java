package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Callback API: VK posts one event a request, with the secret in it, and repeats it until it is answered {@code ok}. A
 * community has up to ten such servers; ours is known by its title. See
 * <a href="https://dev.vk.com/ru/api/callback/getting-started">Callback API</a>.
 */
final class VkWebhook implements Webhook {

    private static final String TITLE = "Frontdesk";
    private static final String ACCEPTED = "ok";
    private static final int SECRET_LENGTH = 40;
    private static final int LOOKS_MAX = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final VkApi api;
    private final OwnId own;
    private final EventDecoder decoder;
    private final Completion completion;
    private final Apps apps;
    private final Confirmations confirmations;
    private final History history;

    VkWebhook(
            VkApi api,
            OwnId own,
            EventDecoder decoder,
            Completion completion,
            Apps apps,
            History history,
            Confirmations confirmations) {
        this.api = api;
        this.own = own;
        this.decoder = decoder;
        this.completion = completion;
        this.apps = apps;
        this.history = history;
        this.confirmations = confirmations;
    }

    @Override
    public void subscribe(URI callback, Secret secret) {
        JsonNode server = ours();
        if (server == null || !serves(server, callback, secret)) {
            try {
                long id = register(server, callback, secret);
                choose(id);
                awaitConfirmation(id);
            } finally {
                confirmations.forget(own.get());
            }
        } else {
            choose(server.path("id").asLong(0));
        }
    }

    private @Nullable JsonNode ours() {
        JsonNode found = null;
        for (JsonNode server : servers()) {
            boolean works = "ok".equals(server.path("status").asString(""));
            if (TITLE.equals(server.path("title").asString("")) && (found == null || works)) {
                found = server;
            }
        }
        return found;
    }

    private JsonNode servers() {
        return api.call("groups.getCallbackServers", Map.of("group_id", own.get()))
                .path("items");
    }

    private static boolean serves(JsonNode server, URI callback, Secret secret) {
        return "ok".equals(server.path("status").asString(""))
                && callback.toString().equals(server.path("url").asString(""))
                && proof(secret).equals(server.path("secret_key").asString(""));
    }

    /** VK takes at most 50 characters, so what it proves is made of the secret. */
    private static String proof(Secret secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes("vk " + secret.reveal()));
            return HexFormat.of().formatHex(hash).substring(0, SECRET_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The code is asked for first: VK may ask for it before it has answered us. */
    private long register(@Nullable JsonNode before, URI callback, Secret secret) {
        Map<String, Object> server = new HashMap<>();
        server.put("group_id", own.get());
        server.put("url", callback);
        server.put("title", TITLE);
        server.put("secret_key", proof(secret));
        confirmations.expect(own.get(), code());
        if (before == null) {
            return api.call("groups.addCallbackServer", server)
                    .path("server_id")
                    .asLong(0);
        }
        long id = before.path("id").asLong(0);
        server.put("server_id", id);
        api.call("groups.editCallbackServer", server);
        return id;
    }

    private String code() {
        return api.call("groups.getCallbackConfirmationCode", Map.of("group_id", own.get()))
                .path("code")
                .asString("");
    }

    private void choose(long server) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("group_id", own.get());
        settings.put("server_id", server);
        settings.put("api_version", VkApi.VERSION);
        VkConnection.EVENTS.forEach(event -> settings.put(event, 1));
        api.call("groups.setCallbackSettings", settings);
    }

    /** Registering an address that VK cannot confirm would look well and bring nothing. */
    private void awaitConfirmation(long id) {
        Duration pause = FIRST_PAUSE;
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            String status = "";
            for (JsonNode server : servers()) {
                status = server.path("id").asLong(0) == id
                        ? server.path("status").asString("")
                        : status;
            }
            if (status.equals("ok")) {
                return;
            }
            if (status.equals("failed")) {
                throw new Unavailable("Webhook not confirmed", "VK got no right answer at our address", false, null);
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2);
        }
    }

    @Override
    public void unsubscribe() {
        JsonNode server = ours();
        if (server != null) {
            api.call(
                    "groups.deleteCallbackServer",
                    Map.of("group_id", own.get(), "server_id", server.path("id").asLong(0)));
        }
    }

    @Override
    public @Nullable URI subscription() {
        try {
            JsonNode server = ours();
            return server == null ? null : URI.create(server.path("url").asString(""));
        } catch (Rejected refusal) {
            return null; // without the right to manage there is nothing of ours
        }
    }

    /** VK posts nothing that was written before it knew the address, and gives up after a while. */
    @Override
    public List<Item> missed() {
        List<ObjectNode> events = history.unread();
        completion.complete(events);
        return events.stream().map(decoder::item).toList();
    }

    @Override
    public Received receive(Request request, Secret secret) {
        ObjectNode event = EventDecoder.read(new String(request.body(), StandardCharsets.UTF_8));
        String given = event.path("secret").asString("");
        boolean proven = MessageDigest.isEqual(bytes(given), bytes(proof(secret)));
        boolean asksForCode = "confirmation".equals(event.path("type").asString(""));
        if (!proven && !(asksForCode && given.isEmpty())) {
            throw new Forged(given.isEmpty() ? "The secret is missing" : "The secret is wrong");
        }
        if (event.path("group_id").asLong(0) != own.get()) {
            throw new Forged("It is of another community");
        }
        if (asksForCode) {
            String expected = confirmations.of(own.get());
            return new Received(List.of(), expected != null ? expected : code());
        }
        event.remove("secret");
        completion.complete(event);
        apps.notice(event);
        return new Received(List.of(decoder.item(event)), ACCEPTED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
