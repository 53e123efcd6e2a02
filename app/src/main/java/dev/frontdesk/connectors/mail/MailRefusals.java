package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.AddressGuard;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.jspecify.annotations.Nullable;

/** Why a mail server could not be talked to, in the words of the card. */
final class MailRefusals {

    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int TEXT_MAX = 300;
    private static final int CAUSES_MAX = 10;

    private static final Pattern LOCKED =
            Pattern.compile("lock(ed|out)|disabled|suspended|blocked|too many (failed|login fail)");
    private static final Pattern TEMPORARY =
            Pattern.compile("\\[(unavailable|inuse|serverbug|contactadmin)\\]|temporar|try again");
    private static final Pattern TOO_MANY = Pattern.compile("\\[limit\\]|too many|rate|simultaneous|connection limit");

    private MailRefusals() {}

    static Refusal imap(MailServer server, Exception failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof CommandFailedException no) {
            return no(server, String.valueOf(no.getMessage()));
        }
        return broken("IMAP " + server, failure, false);
    }

    /** A {@code NO}: nearly always to the login. */
    private static Refusal no(MailServer server, String text) {
        String said = text.toLowerCase(Locale.ROOT);
        String message = "IMAP " + server + ": " + tidy(text);
        if (LOCKED.matcher(said).find()) {
            return new BadCredentials("Account locked", message);
        }
        if (said.contains("[authenticationfailed]")) {
            return new BadCredentials("Login failed", message);
        }
        if (TOO_MANY.matcher(said).find()) {
            return new RateLimited(message, LATER);
        }
        return TEMPORARY.matcher(said).find()
                ? new Unavailable("Could not connect", message, false, null)
                : new BadCredentials("Login failed", message);
    }

    static Refusal timeout(String call, Exception failure) {
        return failure instanceof Refusal refusal ? refusal : new Unavailable("Connection timeout", call, false, null);
    }

    static Rejected noTls(String call) {
        return new Rejected("No TLS here", call + ": the server offers no STARTTLS", new Reason.Other());
    }

    /** @param perhapsDone whether it may have been carried out all the same */
    static Refusal broken(String call, Exception failure, boolean perhapsDone) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
            Refusal known = known(call, cause, perhapsDone);
            if (known != null) {
                return known;
            }
        }
        String said = String.valueOf(failure.getMessage());
        return said.contains("SocketTimeoutException") || said.contains("timed out")
                ? new Unavailable("Connection timeout", call, perhapsDone, null)
                : new Unavailable("Could not connect", call + ": " + tidy(said), perhapsDone, null);
    }

    private static @Nullable Refusal known(String call, Throwable cause, boolean perhapsDone) {
        return switch (cause) {
            case AddressGuard.Refused refused ->
                new Rejected("Invalid hostname", call + ": " + refused.getMessage(), new Reason.Other());
            case UnknownHostException unknown -> new Unavailable("Invalid hostname", call, false, null);
            case SocketTimeoutException slow -> new Unavailable("Connection timeout", call, perhapsDone, null);
            case ConnectException refused ->
                new Unavailable(
                        String.valueOf(refused.getMessage()).contains("timed out")
                                ? "Connection timeout"
                                : "Connection refused",
                        call,
                        false,
                        null);
            case SSLException tls ->
                new Unavailable(
                        TlsFailures.code(tls), call + ": " + tidy(String.valueOf(tls.getMessage())), perhapsDone, null);
            case EOFException ended -> new Unavailable("Could not connect", call, perhapsDone, null);
            case BoundedImap.TooMuch much ->
                new Unavailable("Could not connect", call + ": " + much.getMessage(), false, null);
            default -> null;
        };
    }

    /** What a server said, on one line; servers repeat no password. */
    static String tidy(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX) + "…";
    }
}
