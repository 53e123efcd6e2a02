package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one stream by which a browser learns what changed. Its request stays open on a virtual thread. */
@Pages
class LivePages {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Then the browser comes again, and is asked anew who it is. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final LiveStreams streams;
    private final Presence presence;

    LivePages(LiveStreams streams, Presence presence) {
        this.streams = streams;
        this.presence = presence;
    }

    @GetMapping("/app/stream")
    void stream(Caller caller, @RequestParam(defaultValue = "0") long since, HttpServletResponse response)
            throws InterruptedException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        LiveStream stream = streams.open(caller.organization(), Instant.ofEpochMilli(since));
        boolean attends = caller.kind() == Caller.Kind.PERSON && caller.mayConverse();
        if (attends) {
            presence.came(caller.organization(), caller.id());
        }
        try {
            stream.writeTo(response.getOutputStream(), HEARTBEAT, LIFETIME);
        } catch (IOException e) {
            // The browser closed the line: how every stream ends.
        } finally {
            if (attends) {
                presence.left(caller.organization(), caller.id());
            }
            streams.close(caller.organization(), stream);
        }
    }
}
