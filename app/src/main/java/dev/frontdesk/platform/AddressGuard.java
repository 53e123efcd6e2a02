package dev.frontdesk.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps addresses that users type from reaching what only this machine or its network should reach. The operator may
 * allow hosts and ranges by FRONTDESK_ALLOWED_PRIVATE_HOSTS. Addresses that the operator sets need no guard.
 */
@Component
public class AddressGuard {

    /** The address may not be called. The message may be shown to whoever typed it. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /** Which addresses a host has now; it may have others the next time. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Set<String> allowedHosts;
    private final List<AddressRange> allowedRanges;

    @Autowired
    AddressGuard(FrontdeskSettings settings) {
        this(settings.allowedPrivateHosts());
    }

    AddressGuard(List<String> allowed) {
        this(allowed, InetAddress::getAllByName);
    }

    AddressGuard(List<String> allowed, Names names) {
        this.names = names;
        List<String> entries = allowed.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        this.allowedRanges = entries.stream()
                .filter(AddressRange::isRange)
                .map(entry -> AddressRange.parse(entry, "FRONTDESK_ALLOWED_PRIVATE_HOSTS"))
                .toList();
        this.allowedHosts = Set.copyOf(entries.stream()
                .filter(entry -> !AddressRange.isRange(entry))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList());
    }

    /**
     * Refuses what is no http address, carries a password, or leads inside. Good for telling somebody early; a call must
     * resolve and connect through {@link #resolve}, since a name may lead elsewhere by then.
     *
     * @throws Refused saying why
     */
    public void check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http"))) {
            throw new Refused("The address must begin with https:// or http://");
        }
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            throw new Refused("The address must be https://host/path, without a user or password in it");
        }
        try {
            resolve(host);
        } catch (UnknownHostException e) {
            throw new Refused("The host " + host + " is not known");
        }
    }

    /**
     * The addresses of a host, all of which may be called. Connect to these and resolve no further.
     *
     * @throws Refused if one of them leads inside
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] addresses = names.of(name);
        if (!allowedHosts.contains(name.toLowerCase(Locale.ROOT))) {
            Arrays.stream(addresses).forEach(address -> require(name, address));
        }
        return addresses;
    }

    private void require(String host, InetAddress address) {
        if (AddressRange.isInside(address) && allowedRanges.stream().noneMatch(range -> range.contains(address))) {
            throw new Refused("The host " + host + " leads into a private network. If it should, the operator can allow"
                    + " it with FRONTDESK_ALLOWED_PRIVATE_HOSTS.");
        }
    }
}
