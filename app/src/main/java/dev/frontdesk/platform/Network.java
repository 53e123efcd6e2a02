package dev.frontdesk.platform;

import java.net.InetAddress;
import java.util.HexFormat;

/** What of an address tells strangers apart where they are counted. */
public final class Network {

    private Network() {}

    /**
     * One household has 2⁶⁴ addresses of version 6, and counts as one.
     *
     * @param address as {@code getRemoteAddr} gives it
     */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length < 16 ? address : HexFormat.of().formatHex(bytes, 0, 8);
    }
}
