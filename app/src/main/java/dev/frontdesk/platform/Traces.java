package dev.frontdesk.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells a collector, by OTLP over HTTP, what each message went through and how long it took. The id of a trace is that
 * of the message, so that whoever has one finds the other. No texts are told.
 *
 * <p>Off, without a thread or a class of the library, unless {@code OTEL_EXPORTER_OTLP_ENDPOINT} is set. That is decided
 * at every start: what is chosen by conditions on beans was chosen when the program was built.
 */
@Component
public final class Traces implements DisposableBean {

    /** Something that takes time; closing it ends it. To be closed by the thread that opened it. */
    public interface Span extends AutoCloseable {

        /** @param value an id or a word, never a text of anybody's */
        void with(String key, Object value);

        void failed(String why);

        @Override
        void close();
    }

    private static final Span NONE = new Span() {
        @Override
        public void with(String key, Object value) {}

        @Override
        public void failed(String why) {}

        @Override
        public void close() {}
    };

    private final @Nullable OtlpTraces otlp;

    @Autowired
    Traces(
            @Value("${frontdesk.otlp-endpoint:}") String endpoint,
            @Value("${frontdesk.otlp-headers:}") String headers,
            @Value("${frontdesk.otlp-service:frontdesk}") String service) {
        this.otlp = endpoint.isBlank() ? null : new OtlpTraces(endpoint.strip(), headers, service);
    }

    /**
     * The way of a message, from the moment at which it was stored; what the thread does until this is closed is part of
     * it.
     *
     * @param message its id, of version 7
     */
    public Span message(UUID message) {
        return otlp == null ? NONE : otlp.message(message);
    }

    /** A part of what the thread is at; nothing where that is no message. */
    public Span step(String name) {
        return otlp == null ? NONE : otlp.step(name);
    }

    /** Notes that {@code reply} answers the message that the thread is at. */
    public void answeredBy(UUID reply) {
        if (otlp != null) {
            otlp.answeredBy(reply);
        }
    }

    /** A part of the way of the message that {@code reply} answers; nothing where that is not known any more. */
    public Span ofReply(UUID reply, String name) {
        return otlp == null ? NONE : otlp.ofReply(reply, name);
    }

    boolean areOn() {
        return otlp != null;
    }

    @Override
    public void destroy() {
        if (otlp != null) {
            otlp.close();
        }
    }
}
