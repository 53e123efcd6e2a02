package dev.frontdesk.sandbox.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Twilio account with its one WhatsApp sender. */
final class Account {

    /** What the owner pasted into the console; null where nothing. */
    record Addresses(
            @Nullable String webhook,
            @Nullable String fallback,
            @Nullable String status) {}

    /** @param joinWords what a person must send first where the sender is the shared one for trying out, else null */
    record Sender(
            String sid,
            String number,
            String name,
            @Nullable String joinWords) {}

    private final Twilio twilio;
    private final String sid;
    private final Sender sender;
    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private final Map<String, Message> messages = new ConcurrentHashMap<>();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile String authToken;
    private volatile String status = "active";
    private volatile Addresses addresses = new Addresses(null, null, null);

    Account(Twilio twilio, String sid, String authToken, Sender sender) {
        this.twilio = twilio;
        this.sid = sid;
        this.authToken = authToken;
        this.sender = sender;
    }

    Twilio twilio() {
        return twilio;
    }

    String sid() {
        return sid;
    }

    /** The id under which controls and faults name it: the digits of its number. */
    String key() {
        return sender.number();
    }

    Sender sender() {
        return sender;
    }

    String address() {
        return "whatsapp:+" + sender.number();
    }

    String authToken() {
        return authToken;
    }

    void authToken(String newToken) {
        authToken = newToken;
    }

    /** {@code active}, {@code suspended} or {@code closed}. */
    String status() {
        return status;
    }

    void status(String newStatus) {
        status = newStatus;
    }

    Addresses addresses() {
        return addresses;
    }

    void addresses(Addresses pasted) {
        addresses = pasted;
    }

    AtomicInteger inFlight() {
        return inFlight;
    }

    Map<String, Message> messages() {
        return messages;
    }

    Map<String, Content> contents() {
        return contents;
    }

    List<Customer> customers() {
        return List.copyOf(customers.values());
    }

    /** By the id of the user, the digits of the phone or the business-scoped id. */
    @Nullable Customer customer(String id) {
        Customer known = customers.get(id);
        return known != null
                ? known
                : customers.values().stream()
                        .filter(each -> id.equals(each.phone()) || id.equals(each.scopedId()))
                        .findFirst()
                        .orElse(null);
    }

    Customer customerOrNew(String id) {
        Customer known = customer(id);
        return known != null ? known : customers.computeIfAbsent(id, key -> new Customer(this, key));
    }

    CopyOnWriteArrayList<Watcher> watchers() {
        return watchers;
    }

    /** Tells whoever looks on; the data are made only if somebody does. */
    void tell(String event, Supplier<? extends JsonNode> data) {
        if (!watchers.isEmpty()) {
            JsonNode made = data.get();
            watchers.forEach(watcher -> watcher.stream().publish(event, made));
        }
    }
}
