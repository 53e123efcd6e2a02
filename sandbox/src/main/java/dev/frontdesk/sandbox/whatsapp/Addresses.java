package dev.frontdesk.sandbox.whatsapp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Addresses that others give us to call. Only those on this machine are ever called. */
final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Addresses() {}

    static boolean isAbsolute(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isLoopback(URI address) {
        return address.getHost() != null && LOOPBACK.contains(address.getHost());
    }

    /** What is sent and signed: a fragment only tells Twilio how patient to be. */
    static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }
}
