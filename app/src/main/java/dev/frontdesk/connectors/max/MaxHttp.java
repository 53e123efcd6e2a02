package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Authorities;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Calls MAX trusting, beside the authorities of the system, those in the operator's file. MAX's certificate comes from
 * an authority that no system knows; only calls to MAX trust it, and nothing is ever left unchecked.
 */
@Component
final class MaxHttp {

    static final String NOT_TRUSTED = "Certificate not trusted";
    static final String NOT_IN_FILE = "Certificate not in CA file";
    static final String UNREADABLE = "CA file unreadable";

    private final String file;
    private final Map<HttpClient, HttpClient> clients = new WeakHashMap<>();

    MaxHttp(Environment environment) {
        this.file = environment.getProperty("frontdesk.max.ca-file", "").strip();
    }

    /**
     * As the given client in everything else: proxy, timeouts, threads.
     *
     * @throws Unavailable when the operator's file cannot be read
     */
    HttpClient like(HttpClient usual) {
        if (file.isEmpty()) {
            return usual;
        }
        synchronized (clients) {
            return clients.computeIfAbsent(usual, this::build);
        }
    }

    private HttpClient build(HttpClient usual) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(usual.version())
                .followRedirects(usual.followRedirects())
                .sslContext(context());
        usual.proxy().ifPresent(builder::proxy);
        usual.authenticator().ifPresent(builder::authenticator);
        usual.connectTimeout().ifPresent(builder::connectTimeout);
        usual.executor().ifPresent(builder::executor);
        return builder.build();
    }

    private SSLContext context() {
        try {
            return Authorities.with(file);
        } catch (IOException e) {
            throw new Unavailable(UNREADABLE, file, false, e);
        }
    }

    /** The same failure, with its own code where nobody here trusts MAX's certificate. */
    Unavailable explain(String call, Unavailable failure) {
        return isUntrusted(failure.getCause())
                ? new Unavailable(file.isEmpty() ? NOT_TRUSTED : NOT_IN_FILE, call, false, failure.getCause())
                : failure;
    }

    private static boolean isUntrusted(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException || each instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }
}
