package dev.frontdesk.platform;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives a trace the id of the message it is about. */
final class MessageIds implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<@Nullable UUID> message = new ThreadLocal<>();

    /** Traces begun by {@code begin} have this id. */
    <T> T during(UUID id, Supplier<T> begin) {
        message.set(id);
        try {
            return begin.get();
        } finally {
            message.remove();
        }
    }

    @Override
    public String generateTraceId() {
        UUID id = message.get();
        return id == null ? random.generateTraceId() : id.toString().replace("-", "");
    }

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }
}
