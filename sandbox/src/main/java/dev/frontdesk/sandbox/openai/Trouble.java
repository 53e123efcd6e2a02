package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Fault} makes of an answer. Beside the fields that all providers share it reads {@code code}, the error code
 * in the body.
 */
final class Trouble {

    private static final byte[] BAD_GATEWAY = """
            <html><head><title>502 Bad Gateway</title></head>
            <body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    private Trouble() {}

    static Answer.Planned spoil(Answer.Planned planned, @Nullable Fault fault) {
        return fault == null
                ? planned
                : new Answer.Planned(spoil(planned.answer(), fault), planned.delayMs() + (int) fault.delayMillis());
    }

    private static Answer spoil(Answer answer, Fault fault) {
        if (fault.drops() || fault.resetAfterStore()) {
            return new Answer.Dropped();
        }
        int status = fault.status();
        if (fault.html()) {
            return new Answer.Whole(status, "text/html", BAD_GATEWAY, fault.retryAfter());
        }
        if (status > 0) {
            return Answer.Whole.error(
                    ApiError.ofStatus(status, Fields.text(fault.toJson(), "code")), fault.retryAfter());
        }
        return fault.cutStream() > 0 && answer instanceof Answer.Streamed streamed
                ? new Answer.Streamed(streamed.chunks(), streamed.chunkDelayMs(), fault.cutStream())
                : answer;
    }
}
