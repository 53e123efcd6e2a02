package dev.frontdesk.sandbox.openai;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** What goes back to the caller, small enough that thousands can wait in memory. */
sealed interface Answer {

    int status();

    void send(ServerResponse response) throws IOException, InterruptedException;

    /** A body known in full. */
    record Whole(int status, String contentType, byte[] body, int retryAfterSeconds) implements Answer {

        static Whole json(byte[] body) {
            return new Whole(200, "application/json", body, 0);
        }

        static Whole error(ApiError error) {
            return error(error, error.status() == 429 ? 1 : 0);
        }

        static Whole error(ApiError error, int retryAfterSeconds) {
            return new Whole(error.status(), "application/json", error.body(), retryAfterSeconds);
        }

        @Override
        public void send(ServerResponse response) {
            response.status(status).header("Content-Type", contentType);
            if (retryAfterSeconds > 0) {
                response.header("Retry-After", Integer.toString(retryAfterSeconds));
                response.header("retry-after-ms", Integer.toString(retryAfterSeconds * 1000));
            }
            response.send(body);
        }
    }

    /** Server-sent events; {@code cutAfter} events the connection breaks off, 0 means never. */
    record Streamed(ChatChunks chunks, int chunkDelayMs, int cutAfter) implements Answer {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public void send(ServerResponse response) throws IOException, InterruptedException {
            response.header("Content-Type", "text/event-stream; charset=utf-8");
            response.header("Cache-Control", "no-cache");
            OutputStream out = new BufferedOutputStream(response.outputStream(), 2048);
            for (int i = 0; i < chunks.size(); i++) {
                if (cutAfter > 0 && i == cutAfter) {
                    out.flush();
                    throw new CloseConnectionException("The stream was to break off");
                }
                chunks.write(i, out);
                if (chunkDelayMs > 0) {
                    out.flush();
                    Thread.sleep(Duration.ofMillis(chunkDelayMs));
                }
            }
            out.close();
        }
    }

    /** The connection goes away without a word. */
    record Dropped() implements Answer {

        @Override
        public int status() {
            return 0;
        }

        @Override
        public void send(ServerResponse response) {
            throw new CloseConnectionException("The answer was to be lost");
        }
    }

    /** An answer and the wait before it. */
    record Planned(Answer answer, int delayMs) {}
}
