package dev.frontdesk.sandbox.telegram;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook lives.
 *
 * @param ip what the host stands for, empty if it was not looked up
 * @param authorization header made of the user part of the address, null if it has none
 * @param local whether it is on this machine: only then is anything sent, and plain http is taken on any port
 */
record WebhookAddress(URI uri, String ip, @Nullable String authorization, boolean local) {

    private static final Set<Integer> PORTS = Set.of(80, 88, 443, 8443);

    static WebhookAddress of(String url, @Nullable String fixedIp) {
        URI uri;
        try {
            uri = new URI(url.contains("://") ? url : "http://" + url);
        } catch (URISyntaxException e) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        String host = uri.getHost();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null || host.isEmpty() || !(scheme.equals("http") || scheme.equals("https"))) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        boolean local = isLoopback(host);
        if (!local) {
            requirePublic(scheme, uri.getPort(), host, fixedIp);
        }
        String user = uri.getRawUserInfo();
        String authorization = user == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        String ip = local ? (host.startsWith("[") ? "::1" : "127.0.0.1") : fixedIp != null ? fixedIp : literal(host);
        return new WebhookAddress(withoutUser(uri), ip, authorization, local);
    }

    private static void requirePublic(String scheme, int port, String host, @Nullable String fixedIp) {
        if (scheme.equals("http")) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (port != -1 && !PORTS.contains(port)) {
            throw Refusal.badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
        String ip = fixedIp != null ? fixedIp : literal(host);
        if (ip.contains(":")) {
            throw Refusal.badRequest("bad webhook: IPv6-only addresses are not allowed");
        }
        if (!ip.isEmpty() && isReserved(ip)) {
            throw Refusal.badRequest("bad webhook: IP address " + ip + " is reserved");
        }
        if (ip.isEmpty() && (host.indexOf('.') < 0 || host.endsWith(".invalid"))) {
            throw Refusal.badRequest("bad webhook: Failed to resolve host: Name or service not known");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || literal(host).startsWith("127.");
    }

    /** The address, if the host is one; names are never looked up. */
    private static String literal(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        boolean numeric = host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return numeric ? host : "";
    }

    private static boolean isReserved(String ip) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(ip);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("bad webhook: Invalid IP address specified");
        }
        byte[] bytes = address.getAddress();
        boolean shared = bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40;
        return address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || bytes[0] == 0
                || shared;
    }

    private static URI withoutUser(URI uri) {
        if (uri.getRawUserInfo() == null) {
            return uri;
        }
        return URI.create(uri.toString().replace(uri.getRawUserInfo() + "@", ""));
    }
}
