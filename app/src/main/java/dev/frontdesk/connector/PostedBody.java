package dev.frontdesk.connector;

import dev.frontdesk.platform.UnreadBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads what is posted, up to a size and within a time over the whole. What comes at once, as nearly every post does, is
 * read where it stands; no thread waits for the others.
 */
final class PostedBody {

    static final int BYTES_MAX = 1 << 20;

    /** So long a sender of what is too large may go on, to be able to read the answer. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** Goes on with what was posted; writes the answer. */
    interface Taker {
        void take(byte[] body) throws IOException;

        /** It did not come, or not in time, or is too large: that was answered already. */
        void refused(int status);
    }

    private PostedBody() {}

    /** Answers 413 and 408 by itself; everything else is the taker's. */
    static void read(HttpServletRequest request, HttpServletResponse response, Duration time, Taker taker)
            throws IOException {
        long begun = System.nanoTime();
        long length = request.getContentLengthLong();
        if (length > BYTES_MAX) {
            refuse(request, response);
            taker.refused(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        byte[] body = new byte[length < 0 ? 8_192 : (int) length];
        int count = length < 0 ? 0 : readWhatIsThere(request.getInputStream(), body);
        if (count == length) {
            taker.take(body);
        } else {
            Duration left = time.minusNanos(System.nanoTime() - begun);
            SlowBody.await(request, response, left, body, count, taker);
        }
    }

    /** Waits for the first bytes alone. */
    private static int readWhatIsThere(ServletInputStream in, byte[] body) throws IOException {
        int count = 0;
        while (count < body.length && (count == 0 || in.available() > 0)) {
            int read = in.read(body, count, body.length - count);
            if (read < 0) {
                return count;
            }
            count += read;
        }
        return count;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentLength(0);
        response.flushBuffer();
        SlowBody.discard(request, response, LINGER);
    }

    /** The rest of the body is not waited for: the connection ends here. */
    static void end(HttpServletRequest request, HttpServletResponse response, int status) {
        response.setHeader("Connection", "close");
        response.setStatus(status);
        UnreadBody.leave(request);
    }
}
