package dev.frontdesk.sandbox;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way in which a provider misbehaves.
 *
 * <p>As JSON: {@code account} and {@code method} narrow it (absent: all); {@code rate} (0–1, default 1) is the share of
 * calls it strikes and {@code times} how many before it is spent; {@code status} answers with that HTTP status and
 * {@code description}, {@code html} true with a web page as body; {@code retryAfter} in seconds goes with 429;
 * {@code delayMs} makes the answer slow, after the work is done; {@code resetAfterStore} true closes the connection after
 * the work is done, without an answer; {@code dropRate} (0–1) closes it before; {@code cutStream} (true or a number of
 * events) breaks off a streamed answer; {@code duplicateRate} (0–1) delivers an event again although it was acknowledged.
 * Without a {@code status}, {@code html} means 502 and {@code retryAfter} 429.
 */
public final class Fault {

    private static final int CUT_AFTER = 2;

    private final ObjectNode source;
    private final @Nullable String account;
    private final @Nullable String method;
    private final double rate;
    private final int status;
    private final int retryAfter;
    private final long delayMillis;
    private final double dropRate;
    private final double duplicateRate;
    private final boolean html;
    private final boolean resetAfterStore;
    private final int cutStream;
    private final AtomicInteger left;

    Fault(ObjectNode source) {
        this.source = source;
        account = source.path("account").asString(null);
        method = lower(source.path("method").asString(null));
        rate = share(source, "rate", 1);
        html = source.path("html").asBoolean(false);
        retryAfter = source.path("retryAfter").asInt(0);
        status = source.path("status").asInt(html ? 502 : retryAfter > 0 ? 429 : 0);
        delayMillis = source.path("delayMs").asLong(0);
        dropRate = share(source, "dropRate", 0);
        duplicateRate = share(source, "duplicateRate", 0);
        resetAfterStore = source.path("resetAfterStore").asBoolean(false);
        cutStream = source.path("cutStream").isBoolean()
                ? CUT_AFTER
                : source.path("cutStream").asInt(0);
        left = new AtomicInteger(source.path("times").asInt(Integer.MAX_VALUE));
        if (status != 0 && (status < 400 || status > 599)) {
            throw new Problem(400, "status must be between 400 and 599, not " + status + ".");
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static double share(JsonNode node, String name, double absent) {
        double value = node.path(name).asDouble(absent);
        if (value < 0 || value > 1) {
            throw new Problem(400, name + " must be between 0 and 1, not " + value + ".");
        }
        return value;
    }

    boolean concerns(String anAccount, String aMethod) {
        return (account == null || account.equals(anAccount)) && (method == null || method.equalsIgnoreCase(aMethod));
    }

    boolean sameTarget(Fault other) {
        return java.util.Objects.equals(account, other.account) && java.util.Objects.equals(method, other.method);
    }

    /** Whether a call can notice it at all. */
    boolean strikesCalls() {
        return status != 0 || delayMillis > 0 || dropRate > 0 || resetAfterStore || cutStream > 0;
    }

    boolean namesMethod() {
        return method != null;
    }

    /** Draws whether this call is struck, and uses the fault up by one if so. */
    boolean strikes() {
        return chance(rate) && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    /** The order as it was given, with what only one provider reads. */
    public ObjectNode toJson() {
        return source;
    }

    /** The HTTP status to answer with, 0 if the call goes through. */
    public int status() {
        return status;
    }

    public String description(String otherwise) {
        return source.path("description").asString(otherwise);
    }

    /** Seconds, 0 if none are named. */
    public int retryAfter() {
        return retryAfter;
    }

    public long delayMillis() {
        return delayMillis;
    }

    public boolean html() {
        return html;
    }

    public boolean resetAfterStore() {
        return resetAfterStore;
    }

    /** Events after which a streamed answer breaks off, 0 if it does not. */
    public int cutStream() {
        return cutStream;
    }

    public boolean drops() {
        return chance(dropRate);
    }

    public boolean duplicates() {
        return chance(duplicateRate);
    }

    private static boolean chance(double share) {
        return share >= 1 || (share > 0 && ThreadLocalRandom.current().nextDouble() < share);
    }
}
