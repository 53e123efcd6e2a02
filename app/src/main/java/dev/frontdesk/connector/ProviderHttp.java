package dev.frontdesk.connector;

import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Outbound;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;

/** Calls a provider and says in its words why there was no answer. */
public final class ProviderHttp {

    private ProviderHttp() {}

    /**
     * Sends, and reads the whole answer, whatever its status.
     *
     * @param call its name, for messages: addresses may hold secrets
     * @param bytesMax of the answer
     * @param deadline for the whole answer, its body included
     * @throws Unavailable when there is no answer
     */
    public static HttpResponse<byte[]> send(
            HttpClient http, HttpRequest request, String call, int bytesMax, Duration deadline) {
        try {
            return Outbound.send(http, request, bytesMax, deadline);
        } catch (IOException e) {
            throw unavailable(call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Could not connect", call + " was interrupted", true, null);
        }
    }

    /** Why a call that went wrong like this got no answer, and whether it may have been carried out all the same. */
    public static Unavailable unavailable(String call, IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException e -> unavailable(call, "Connection timeout", false, e);
            case HttpTimeoutException e -> unavailable(call, "Connection timeout", true, e);
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException -> unavailable(call, "Invalid hostname", false, e);
            case ConnectException e -> unavailable(call, "Connection refused", false, e);
            case SSLHandshakeException e -> unavailable(call, "Could not connect", false, e);
            default -> unavailable(call, "Could not connect", true, failure);
        };
    }

    /** A reply shows the message beside itself: it says what happened, not only to which call. */
    private static Unavailable unavailable(String call, String code, boolean perhapsDone, IOException failure) {
        return new Unavailable(code, call + ": " + code, perhapsDone, failure);
    }
}
