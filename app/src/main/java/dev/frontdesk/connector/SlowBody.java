package dev.frontdesk.connector;

import dev.frontdesk.connector.PostedBody.Taker;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rest of a body that did not come at once; the server calls when there is more of it. */
final class SlowBody implements ReadListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(SlowBody.class);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ServletInputStream in;
    private final AsyncContext waiting;
    private final @Nullable Taker taker;
    private byte[] body;
    private int count;

    private SlowBody(
            HttpServletRequest request,
            HttpServletResponse response,
            Duration time,
            byte[] body,
            int count,
            @Nullable Taker taker)
            throws IOException {
        this.request = request;
        this.response = response;
        this.in = request.getInputStream();
        this.body = body;
        this.count = count;
        this.taker = taker;
        this.waiting = request.startAsync();
        waiting.setTimeout(Math.max(1, time.toMillis()));
        waiting.addListener(this);
    }

    /** @param count how much of the body is there */
    static void await(
            HttpServletRequest request,
            HttpServletResponse response,
            Duration time,
            byte[] body,
            int count,
            Taker taker)
            throws IOException {
        SlowBody slow = new SlowBody(request, response, time, body, count, taker);
        slow.in.setReadListener(slow);
    }

    /** Reads what nobody wants, after the answer. */
    static void discard(HttpServletRequest request, HttpServletResponse response, Duration time) throws IOException {
        SlowBody slow = new SlowBody(request, response, time, new byte[8_192], 0, null);
        slow.in.setReadListener(slow);
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (in.isReady()) {
            if (taker == null) {
                count = 0;
            } else if (count > PostedBody.BYTES_MAX) {
                end(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                return;
            } else if (count == body.length) {
                body = Arrays.copyOf(body, Math.min(2 * count, PostedBody.BYTES_MAX + 1));
            }
            int read = in.read(body, count, body.length - count);
            if (read < 0) {
                return;
            }
            count += read;
        }
    }

    @Override
    public void onAllDataRead() throws IOException {
        if (taker != null && count > PostedBody.BYTES_MAX) {
            end(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        if (taker != null) {
            taker.take(Arrays.copyOf(body, count));
        }
        waiting.complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(taker == null ? response.getStatus() : HttpServletResponse.SC_REQUEST_TIMEOUT);
    }

    private void end(int status) {
        PostedBody.end(request, response, status);
        if (taker != null) {
            taker.refused(status);
        }
        waiting.complete();
    }

    /** The sender is gone, or what it sends is no HTTP. */
    @Override
    public void onError(Throwable failure) {
        LOG.debug("connector_webhook_broken_off", failure);
        end(taker == null ? response.getStatus() : HttpServletResponse.SC_BAD_REQUEST);
    }

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
