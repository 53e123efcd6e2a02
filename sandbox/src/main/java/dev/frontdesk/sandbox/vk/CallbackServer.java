package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** An address that a community's events are posted to. */
final class CallbackServer {

    /** What VK shows of a server. */
    enum Status {
        UNCONFIGURED,
        FAILED,
        WAIT,
        OK
    }

    private final int id;
    private final URI url;
    private final String title;
    private final String secret;
    private final String code;
    private final Map<String, Boolean> wanted;
    private final Deliveries deliveries;
    private volatile Status status = Status.WAIT;
    private volatile int failures;

    /** @param code what its address must answer to be confirmed */
    CallbackServer(
            Group group, int id, URI url, String title, String secret, String code, Map<String, Boolean> wanted) {
        this.id = id;
        this.url = url;
        this.title = title;
        this.secret = secret;
        this.code = code;
        this.wanted = new ConcurrentHashMap<>(wanted);
        this.deliveries = new Deliveries(group, this);
    }

    int id() {
        return id;
    }

    URI url() {
        return url;
    }

    String secret() {
        return secret;
    }

    String code() {
        return code;
    }

    Map<String, Boolean> wanted() {
        return wanted;
    }

    Status status() {
        return status;
    }

    void status(Status newStatus) {
        status = newStatus;
    }

    boolean wants(String type) {
        return status == Status.OK && wanted.getOrDefault(type, false);
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /** Counts; a server that fails for long is switched off. */
    void delivered(boolean well, int failuresMax) {
        failures = well ? 0 : failures + 1;
        if (failures >= failuresMax) {
            status = Status.FAILED;
        }
    }

    ObjectNode toJson() {
        return Json.object()
                .put("id", id)
                .put("title", title)
                .put("creator_id", 550_001)
                .put("url", url.toString())
                .put("secret_key", secret)
                .put("status", status.name().toLowerCase(java.util.Locale.ROOT));
    }

    ObjectNode settings() {
        ObjectNode events = Json.object();
        new TreeMap<>(wanted).forEach((type, on) -> events.put(type, on ? 1 : 0));
        ObjectNode settings = Json.object().put("api_version", "5.199");
        settings.set("events", events);
        return settings;
    }
}
