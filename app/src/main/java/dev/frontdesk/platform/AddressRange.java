package dev.frontdesk.platform;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A range of addresses, {@code 10.1.0.0/16} or a single {@code 10.1.2.3}. */
record AddressRange(byte[] base, int bits) {

    /** Every range that is not for the public internet (RFC 6890), and those that carry such an address in them. */
    private static final List<AddressRange> INSIDE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(range -> parse(range, "range"))
            .toList();

    static boolean isInside(InetAddress address) {
        return INSIDE.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether the text is a range or an address, and not the name of a host. */
    static boolean isRange(String text) {
        return text.matches("[0-9./]+") || text.contains(":");
    }

    /** @throws OperatorError naming {@code setting} if the text is no range */
    static AddressRange parse(String text, String setting) {
        try {
            String[] parts = text.split("/", 2);
            byte[] base = InetAddress.ofLiteral(parts[0]).getAddress();
            int bits = parts.length < 2 ? base.length * 8 : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= base.length * 8) {
                return new AddressRange(base, bits);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new OperatorError(
                setting + " holds \"" + text + "\", which is no address. Write ranges as 10.1.0.0/16 or fd00::/8.");
    }

    boolean contains(InetAddress address) {
        // The JDK hands out an IPv4 address that came wrapped in IPv6 as IPv4.
        byte[] bytes = address.getAddress();
        if (bytes.length != base.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        return Arrays.equals(bytes, 0, whole, base, 0, whole)
                && (rest == 0 || (bytes[whole] ^ base[whole]) >> (8 - rest) == 0);
    }
}
