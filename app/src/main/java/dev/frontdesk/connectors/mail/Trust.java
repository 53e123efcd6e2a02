package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Authorities;
import java.io.IOException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whose certificates mail servers may show: the system's authorities, and those in {@code frontdesk.mail.ca-file}. */
@Component
final class Trust {

    private final String file;
    private @Nullable SSLSocketFactory made;

    Trust(Environment environment) {
        this.file = environment.getProperty("frontdesk.mail.ca-file", "").strip();
    }

    /** @throws Unavailable when the operator's file cannot be read */
    synchronized SSLSocketFactory tls() {
        if (made == null) {
            made = file.isEmpty() ? (SSLSocketFactory) SSLSocketFactory.getDefault() : reading();
        }
        return made;
    }

    private SSLSocketFactory reading() {
        try {
            return Authorities.with(file).getSocketFactory();
        } catch (IOException e) {
            throw new Unavailable("CA file unreadable", file, false, e);
        }
    }
}
