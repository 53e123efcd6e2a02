package dev.frontdesk.platform;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives a trace the id of the message it is about. */
final class MessageIds implements IdGenerator {

    private static final ThreadLocal<@Nullable UUID> MESSAGE = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** Traces begun by {@code begin} have this id. */
    <T> T during(UUID id, Supplier<T> begin) {
        MESSAGE.set(id);
        try {
            return begin.get();
        } finally {
            MESSAGE.remove();
        }
    }

    @Override
    public String generateTraceId() {
        UUID id = MESSAGE.get();
        return id == null ? random.generateTraceId() : id.toString().replace("-", "");
    }

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }
}
