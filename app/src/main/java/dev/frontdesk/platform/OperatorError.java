package dev.frontdesk.platform;

import org.jspecify.annotations.Nullable;

/**
 * The program can't start, and only the operator can change that. The message is all that is shown: what is wrong, with
 * which path or setting, and what to do about it, in one line without secrets.
 */
public final class OperatorError extends RuntimeException {

    public OperatorError(String message) {
        super(message);
    }

    public OperatorError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
