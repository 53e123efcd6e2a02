package dev.frontdesk.sandbox.telegram;

import io.helidon.http.Status;

/** The words behind a status code, which HTTP clients no longer hand on. */
final class StatusText {

    private StatusText() {}

    static String of(int status) {
        return Status.create(status).reasonPhrase();
    }
}
