package dev.frontdesk.mcp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/**
 * A program that wants to act for people, as it describes itself.
 *
 * @param id ours, or the https address of the page that describes it
 */
record Program(String id, String name, List<String> redirectUris) {

    static final int NAME_MAX = 80;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    Program {
        redirectUris = List.copyOf(redirectUris);
    }

    /** Whether people may be sent there: encrypted, or to a program on their own machine. */
    static boolean mayReturnTo(String address) {
        URI uri = uri(address);
        return uri != null
                && uri.getHost() != null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null
                && ("https".equals(uri.getScheme()) || isLoopback(uri));
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    }

    private static @org.jspecify.annotations.Nullable URI uri(String address) {
        try {
            return address.length() > 1_000 ? null : new URI(address);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Exactly one of those it named; a program on the person's machine gets its port only when it runs. */
    boolean returnsTo(String address) {
        URI wanted = uri(address);
        return wanted != null
                && mayReturnTo(address)
                && redirectUris.stream()
                        .anyMatch(each -> each.equals(address) || (isLoopback(wanted) && sameButPort(each, wanted)));
    }

    private static boolean sameButPort(String named, URI wanted) {
        URI uri = uri(named);
        return uri != null
                && isLoopback(uri)
                && uri.getHost().equals(wanted.getHost())
                && String.valueOf(uri.getRawPath()).equals(String.valueOf(wanted.getRawPath()))
                && String.valueOf(uri.getRawQuery()).equals(String.valueOf(wanted.getRawQuery()));
    }
}
