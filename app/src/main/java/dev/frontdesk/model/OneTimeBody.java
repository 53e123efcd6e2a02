package dev.frontdesk.model;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A request's body that is let go once it is on its way: a model may think for a minute, and thousands wait at once. */
final class OneTimeBody implements BodyPublisher {

    private final AtomicReference<byte @Nullable []> bytes;
    private final long length;

    OneTimeBody(byte[] bytes) {
        this.bytes = new AtomicReference<>(bytes);
        this.length = bytes.length;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        byte[] once = bytes.getAndSet(null);
        if (once == null) {
            throw new IllegalStateException("The body was sent before");
        }
        BodyPublishers.ofByteArray(once).subscribe(subscriber);
    }
}
