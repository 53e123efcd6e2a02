package dev.frontdesk.platform;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** {@link Traces} that are on. */
final class OtlpTraces {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Replies whose message is remembered; what waits longer is told of without its way. */
    private static final int REPLIES_MAX = 10_000;

    private final MessageIds ids = new MessageIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final Map<UUID, Context> replies = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Context> eldest) {
            return size() > REPLIES_MAX;
        }
    });

    /**
     * @param endpoint without the path, as the OpenTelemetry setting of this name has it
     * @param headers {@code name=value,name=value}
     */
    OtlpTraces(String endpoint, String headers, String service) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.replaceAll("/+$", "") + "/v1/traces")
                .setTimeout(PATIENCE);
        for (String header : headers.split(",", -1)) {
            String[] pair = header.split("=", 2);
            if (pair.length == 2) {
                exporter.addHeader(pair[0].strip(), URLDecoder.decode(pair[1].strip(), StandardCharsets.UTF_8));
            }
        }
        this.provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service))))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
                .build();
        this.tracer = provider.get("dev.frontdesk");
    }

    Traces.Span message(UUID message) {
        long storedAt = message.getMostSignificantBits() >>> 16;
        return ids.during(
                message,
                () -> opened(tracer.spanBuilder("message")
                        .setNoParent()
                        .setSpanKind(SpanKind.CONSUMER)
                        .setStartTimestamp(storedAt, TimeUnit.MILLISECONDS)
                        .startSpan()));
    }

    Traces.Span step(String name) {
        boolean ofAMessage = Span.current().getSpanContext().isValid();
        return opened(ofAMessage ? tracer.spanBuilder(name).startSpan() : Span.getInvalid());
    }

    void answeredBy(UUID reply) {
        SpanContext here = Span.current().getSpanContext();
        if (here.isValid()) {
            SpanContext message = SpanContext.create(
                    here.getTraceId(), here.getSpanId(), TraceFlags.getSampled(), TraceState.getDefault());
            replies.put(reply, Context.root().with(Span.wrap(message)));
        }
    }

    Traces.Span ofReply(UUID reply, String name) {
        Context message = replies.get(reply);
        return message == null
                ? opened(Span.getInvalid())
                : opened(tracer.spanBuilder(name)
                        .setParent(message)
                        .setSpanKind(SpanKind.CLIENT)
                        .startSpan());
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static Traces.Span opened(Span span) {
        Scope scope = span.makeCurrent();
        return new Traces.Span() {
            @Override
            public void with(String key, Object value) {
                span.setAttribute(key, value.toString());
            }

            @Override
            public void failed(String why) {
                span.setStatus(StatusCode.ERROR, why);
            }

            @Override
            public void close() {
                scope.close();
                span.end();
            }
        };
    }

    void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
