package dev.frontdesk.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line, without a stack trace, why the program can't start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperatorErrorReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        String line = line(failure);
        if (line == null) {
            return false;
        }
        System.err.println("Frontdesk can't start. " + line);
        return true;
    }

    private static @Nullable String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperatorError error) {
                return error.getMessage();
            }
            if (cause instanceof PortInUseException error) {
                return "Port " + error.getPort()
                        + " is used by another program. Stop that program or set FRONTDESK_PORT to a free port.";
            }
        }
        return null;
    }
}
