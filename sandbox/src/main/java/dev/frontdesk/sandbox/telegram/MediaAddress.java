package dev.frontdesk.sandbox.telegram;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of media and buttons. */
final class MediaAddress {

    private MediaAddress() {}

    static boolean isWeb(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            String host = uri.getHost();
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && host != null && (host.indexOf('.') > 0 || host.startsWith("["));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isLoopback(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
