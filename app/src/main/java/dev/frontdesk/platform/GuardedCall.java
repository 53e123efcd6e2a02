package dev.frontdesk.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** One call of a {@link GuardedClient}: carries the JDK's request and its body handler over to Apache's client and back. */
final class GuardedCall<T> {

    private static final int CHUNK_BYTES = 16 << 10;

    private final CloseableHttpClient apache;
    private final HttpRequest request;
    private final HttpResponse.BodyHandler<T> handler;
    private final HttpUriRequestBase call;

    GuardedCall(CloseableHttpClient apache, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        this.apache = apache;
        this.request = request;
        this.handler = handler;
        this.call = new HttpUriRequestBase(request.method(), request.uri());
    }

    /** Breaks the call off, whatever it is waiting for. */
    void cancel() {
        call.cancel();
    }

    HttpResponse<T> run() throws IOException {
        request.headers().map().forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
        request.bodyPublisher()
                .filter(publisher -> publisher.contentLength() != 0)
                .ifPresent(publisher -> call.setEntity(new ByteArrayEntity(collected(publisher), null)));
        Optional<Duration> timeout = request.timeout();
        timeout.ifPresent(limit -> call.setConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(limit)).build()));
        ClassicHttpResponse response;
        try {
            response = apache.executeOpen(null, call, null);
        } catch (java.net.SocketTimeoutException e) {
            throw (IOException) new HttpTimeoutException("No answer in time").initCause(e);
        }
        Info info = new Info(response.getCode(), headers(response));
        HttpResponse.BodySubscriber<T> subscriber = handler.apply(info);
        Thread.startVirtualThread(() -> new Body(response, call, subscriber).pump());
        return new Answer<>(
                request, info, subscriber.getBody().toCompletableFuture().join());
    }

    private static byte[] collected(HttpRequest.BodyPublisher publisher) {
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        publisher.subscribe(new Flow.Subscriber<>() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                byte[] chunk = new byte[part.remaining()];
                part.get(chunk);
                bytes.writeBytes(chunk);
            }

            @Override
            public void onError(Throwable failure) {
                whole.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                whole.complete(bytes.toByteArray());
            }
        });
        return whole.join();
    }

    private static HttpHeaders headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private record Info(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    /** Gives the body to the subscriber as fast as it asks for it. */
    private static final class Body implements Flow.Subscription {

        private final ClassicHttpResponse response;
        private final HttpUriRequestBase call;
        private final HttpResponse.BodySubscriber<?> subscriber;
        private final Semaphore wanted = new Semaphore(0);
        private volatile boolean cancelled;

        Body(ClassicHttpResponse response, HttpUriRequestBase call, HttpResponse.BodySubscriber<?> subscriber) {
            this.response = response;
            this.call = call;
            this.subscriber = subscriber;
        }

        void pump() {
            subscriber.onSubscribe(this);
            try (response;
                    InputStream in = response.getEntity() == null
                            ? InputStream.nullInputStream()
                            : response.getEntity().getContent()) {
                byte[] chunk = new byte[CHUNK_BYTES];
                while (!cancelled) {
                    wanted.acquire();
                    int length = in.read(chunk);
                    if (length < 0) {
                        subscriber.onComplete();
                        return;
                    }
                    subscriber.onNext(List.of(ByteBuffer.wrap(chunk.clone(), 0, length)));
                }
            } catch (IOException | RuntimeException e) {
                subscriber.onError(e);
            } catch (InterruptedException e) {
                subscriber.onError(new IOException(e));
            }
        }

        @Override
        public void request(long count) {
            wanted.release((int) Math.min(count, Integer.MAX_VALUE / 2));
        }

        @Override
        public void cancel() {
            cancelled = true;
            call.cancel();
            wanted.release();
        }
    }

    private record Answer<T>(HttpRequest request, Info info, T body) implements HttpResponse<T> {

        @Override
        public int statusCode() {
            return info.statusCode();
        }

        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return info.headers();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public HttpClient.Version version() {
            return info.version();
        }
    }
}
