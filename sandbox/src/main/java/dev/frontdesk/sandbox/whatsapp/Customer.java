package dev.frontdesk.sandbox.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A person who uses WhatsApp, as one sender knows them. */
final class Customer {

    private static final long TYPING_MILLIS = 25_000;

    private final Account account;
    private final String id;
    private final List<Message> transcript = new ArrayList<>();
    private CompletableFuture<Void> lane = CompletableFuture.completedFuture(null);
    private volatile @Nullable String phone;
    private volatile @Nullable String scopedId;
    private volatile boolean showsPhone = true;
    private volatile String name = "";
    private volatile boolean blocked;
    private volatile boolean optedOut;
    private volatile boolean gone;
    private volatile long wroteAt = Long.MIN_VALUE;
    private volatile long joinedAt = Long.MIN_VALUE;
    private volatile long sentAt = Long.MIN_VALUE;
    private volatile long typingUntil;

    Customer(Account account, String id) {
        this.account = account;
        this.id = id;
        boolean number = id.matches("[1-9]\\d{6,14}");
        this.phone = number ? id : null;
        this.scopedId = number ? "US.9" + id : id.matches("[A-Z]{2}\\.[A-Za-z0-9]{1,128}") ? id : null;
    }

    Account account() {
        return account;
    }

    String id() {
        return id;
    }

    @Nullable String phone() {
        return phone;
    }

    @Nullable String scopedId() {
        return scopedId;
    }

    boolean showsPhone() {
        return showsPhone && phone != null;
    }

    String name() {
        return name.isEmpty() ? id : name;
    }

    /**
     * Takes what an order says about the person: {@code {firstName, lastName, name, phone, scopedId, showsPhone}}; an
     * empty {@code scopedId} is one of a time before there were any.
     */
    void describe(JsonNode user) {
        String first = user.path("firstName").asString("");
        String whole = (first + " " + user.path("lastName").asString("")).strip();
        name = user.path("name").asString(whole.isEmpty() ? name : whole);
        phone = user.path("phone").asString(phone);
        if (user.has("scopedId")) {
            String given = user.path("scopedId").asString("");
            scopedId = given.isEmpty() ? null : given;
        }
        showsPhone = user.path("showsPhone").asBoolean(showsPhone);
    }

    /** How the sender's owner is told who writes. */
    String address() {
        return "whatsapp:" + (showsPhone() || scopedId == null ? "+" + phone : scopedId);
    }

    boolean blocked() {
        return blocked;
    }

    boolean optedOut() {
        return optedOut;
    }

    boolean gone() {
        return gone;
    }

    /** {@code {blocked?, optedOut?, gone?}}; {@code gone}: the number has no WhatsApp. */
    void stand(JsonNode order) {
        blocked = order.path("blocked").asBoolean(blocked);
        optedOut = order.path("optedOut").asBoolean(optedOut);
        gone = order.path("gone").asBoolean(gone);
    }

    void wrote() {
        wroteAt = now();
        typingUntil = 0;
    }

    void joined() {
        joinedAt = now();
    }

    boolean isJoined() {
        return joinedAt != Long.MIN_VALUE
                && now() - joinedAt < account.twilio().limits().joinedSeconds() * 1000;
    }

    boolean isWithinWindow() {
        return wroteAt != Long.MIN_VALUE
                && now() - wroteAt < account.twilio().limits().windowSeconds() * 1000;
    }

    /** Counts one message to them; false if it comes too early after the one before. */
    synchronized boolean takePace() {
        Limits limits = account.twilio().limits();
        long pause = account.sender().joinWords() == null ? limits.pairMillis() : limits.joinedPairMillis();
        long now = now();
        if (sentAt != Long.MIN_VALUE && now - sentAt < pause) {
            return false;
        }
        sentAt = now;
        return true;
    }

    void type() {
        typingUntil = now() + TYPING_MILLIS;
    }

    void settle() {
        typingUntil = 0;
    }

    /** Milliseconds since 1970 until which the sender is shown to be typing; 0 if it is not. */
    long typingUntil() {
        return typingUntil > now() ? typingUntil : 0;
    }

    private long now() {
        return account.twilio().clock().millis();
    }

    synchronized void add(Message message) {
        transcript.add(message);
        if (transcript.size() > account.twilio().limits().messagesPerChat()) {
            transcript.removeFirst();
        }
    }

    synchronized List<Message> transcript() {
        return List.copyOf(transcript);
    }

    /** What this person does reaches the webhook in its order. */
    synchronized void inOrder(Runnable delivery) {
        lane = lane.thenRunAsync(delivery, Thread::startVirtualThread).exceptionally(failure -> null);
    }
}
