package dev.frontdesk.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;

/** One call of a {@link BlockingClient}: carries the JDK's request and its body handler over to Apache's client and back. */
final class BlockingCall<T> {

    private static final int CHUNK_BYTES = 16 << 10;

    /** Breaks off the calls that take too long. */
    private static final ScheduledThreadPoolExecutor CLOCK = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());

    static {
        CLOCK.setRemoveOnCancelPolicy(true);
    }

    private final CloseableHttpClient apache;
    private final HttpRequest request;
    private final HttpResponse.BodyHandler<T> handler;
    private final HttpUriRequestBase call;
    private volatile boolean expired;

    BlockingCall(CloseableHttpClient apache, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
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
        ClassicHttpResponse response = open(request.timeout());
        Info info = new Info(response.getCode(), headers(response));
        HttpResponse.BodySubscriber<T> subscriber = handler.apply(info);
        Thread.startVirtualThread(() -> new Body(response, call, subscriber).pump());
        return new Answer<>(
                request, info, subscriber.getBody().toCompletableFuture().join());
    }

    /** The whole answer at once; the handler is not asked. */
    HttpResponse<byte[]> whole(int bytesMax, Duration deadline) throws IOException {
        ScheduledFuture<?> alarm = CLOCK.schedule(() -> expire(deadline), deadline.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = open(Optional.of(deadline))) {
            byte[] body = body(response, bytesMax);
            return new Answer<>(request, new Info(response.getCode(), headers(response)), body);
        } catch (IOException | RuntimeException e) {
            if (expired) {
                throw (IOException) new HttpTimeoutException("No whole answer within " + deadline).initCause(e);
            }
            throw e;
        } finally {
            alarm.cancel(false);
        }
    }

    private void expire(Duration deadline) {
        expired = true;
        Thread.ofVirtual().name("deadline-" + deadline.toMillis()).start(call::cancel);
    }

    private byte[] body(ClassicHttpResponse response, int bytesMax) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        InputStream in = response.getEntity().getContent();
        byte[] body = in.readNBytes(bytesMax);
        if (body.length == bytesMax && in.read() >= 0) {
            // Not read to its end, so that the connection is not kept.
            call.cancel();
            throw new IOException("The answer is longer than " + bytesMax + " bytes");
        }
        return body;
    }

    private ClassicHttpResponse open(Optional<Duration> timeout) throws IOException {
        request.headers().map().forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
        request.bodyPublisher()
                .filter(publisher -> publisher.contentLength() != 0)
                .ifPresent(publisher -> call.setEntity(new PublishedEntity(publisher)));
        timeout.ifPresent(limit -> call.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limit))
                .setResponseTimeout(Timeout.of(limit))
                .build()));
        try {
            return apache.executeOpen(null, call, null);
        } catch (ConnectTimeoutException | ConnectionRequestTimeoutException e) {
            throw (IOException) new HttpConnectTimeoutException("No connection in time").initCause(e);
        } catch (SocketTimeoutException e) {
            throw (IOException) new HttpTimeoutException("No answer in time").initCause(e);
        } catch (UnknownHostException e) {
            // As the JDK's client says it.
            throw (IOException) new ConnectException("Unknown host").initCause(new UnresolvedAddressException());
        }
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
