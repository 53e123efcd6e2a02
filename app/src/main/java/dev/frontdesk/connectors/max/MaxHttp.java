package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Refusal.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
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
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (X509Certificate known : systemAuthorities()) {
                trusted.setCertificateEntry("system-" + count++, known);
            }
            for (Certificate added : certificates()) {
                trusted.setCertificateEntry("file-" + count++, added);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw new Unavailable(UNREADABLE, file, false, e);
        }
    }

    private static X509Certificate[] systemAuthorities() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager authorities) {
                return authorities.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private Collection<? extends Certificate> certificates() throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw new IOException("There is no certificate in it");
            }
            return found;
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
