package dev.frontdesk.connectors.mail;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** What exactly was wrong with a server's TLS, in the words of the card. */
final class TlsFailures {

    private static final int CAUSES_MAX = 10;

    private TlsFailures() {}

    static String code(SSLException failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failure; each != null && causes.size() < CAUSES_MAX; each = each.getCause()) {
            causes.add(each);
        }
        if (any(causes, CertificateExpiredException.class) || any(causes, CertificateNotYetValidException.class)) {
            return "Certificate expired";
        }
        if (any(causes, CertPathBuilderException.class) || any(causes, CertPathValidatorException.class)) {
            return "Certificate not trusted";
        }
        if (any(causes, CertificateException.class)) {
            return "Wrong certificate name";
        }
        return String.valueOf(failure.getMessage()).contains("Unsupported or unrecognized SSL message")
                ? "No TLS here"
                : "TLS failed";
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }
}
