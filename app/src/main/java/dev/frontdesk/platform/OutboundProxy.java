package dev.frontdesk.platform;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the way out, or none. Hosts of this machine and those of NO_PROXY are called directly.
 *
 * @param address {@code http://user:password@host:port}; null: no proxy
 * @param direct hosts, or ends of hosts beginning with a dot
 */
record OutboundProxy(@Nullable URI address, List<String> direct) {

    /** @throws OperatorError naming {@code setting} if the text is no proxy's address */
    static OutboundProxy parse(String text, String setting, String direct) {
        List<String> hosts = Stream.of(direct.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        if (text.isBlank()) {
            return new OutboundProxy(null, hosts);
        }
        try {
            URI address = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
            if ("http".equals(address.getScheme()) && address.getHost() != null) {
                return new OutboundProxy(address, hosts);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the address, which may hold a password
        }
        throw new OperatorError(setting + " is no proxy's address. Write it as http://user:password@host:port.");
    }

    HttpClient.Builder into(HttpClient.Builder builder) {
        if (address == null) {
            return builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        PasswordAuthentication credentials = credentials();
        if (credentials != null) {
            builder.authenticator(new Authenticator() {
                @Override
                protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                    return getRequestorType() == RequestorType.PROXY ? credentials : null;
                }
            });
        }
        return builder.proxy(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(isDirect(uri.getHost()) ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, socket()));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
                // the call itself fails with the reason
            }
        });
    }

    boolean isDirect(@Nullable String host) {
        if (address == null || host == null) {
            return true;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.startsWith("127.")
                || name.equals("[::1]")
                || direct.stream()
                        .anyMatch(end -> end.equals("*")
                                || name.equals(end.startsWith(".") ? end.substring(1) : end)
                                || name.endsWith(end.startsWith(".") ? end : "." + end));
    }

    boolean isAt(String host) {
        return address != null && address.getHost().equalsIgnoreCase(host);
    }

    InetSocketAddress socket() {
        if (address == null) {
            throw new IllegalStateException("There is no proxy");
        }
        return new InetSocketAddress(address.getHost(), address.getPort() < 0 ? 3128 : address.getPort());
    }

    @Nullable PasswordAuthentication credentials() {
        if (address == null || address.getRawUserInfo() == null) {
            return null;
        }
        String[] user = address.getRawUserInfo().split(":", 2);
        return new PasswordAuthentication(decoded(user[0]), (user.length < 2 ? "" : decoded(user[1])).toCharArray());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address == null ? "none" : address.getHost();
    }
}
