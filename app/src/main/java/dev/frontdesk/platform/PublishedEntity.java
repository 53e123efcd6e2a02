package dev.frontdesk.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The body of a request of the JDK's kind, written as it is published: part after part, however large it is. */
final class PublishedEntity extends AbstractHttpEntity {

    private final HttpRequest.BodyPublisher publisher;

    PublishedEntity(HttpRequest.BodyPublisher publisher) {
        super((String) null, null, publisher.contentLength() < 0);
        this.publisher = publisher;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Writing writing = new Writing(out);
        publisher.subscribe(writing);
        try {
            writing.whole.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    @Override
    public long getContentLength() {
        return publisher.contentLength();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("It is written, not read");
    }

    @Override
    public void close() {}

    private static final class Writing implements Flow.Subscriber<ByteBuffer> {

        private final OutputStream out;
        private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
        private Flow.Subscription parts = new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        };

        Writing(OutputStream out) {
            this.out = out;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            parts = subscription;
            parts.request(1);
        }

        @Override
        public void onNext(ByteBuffer part) {
            try {
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                out.write(bytes);
                parts.request(1);
            } catch (IOException e) {
                parts.cancel();
                whole.completeExceptionally(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(true);
        }
    }
}
