package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connectors.mail.MailServer.Security;

/**
 * How a typed server is reached. The port decides: the old ports of each protocol begin in plain text and must be turned
 * to TLS, the new ones speak TLS from the first byte, and other ports are none of mail's.
 */
enum ServerRules {
    IMAP(993, 143),
    SMTP(465, 587);

    private final int tlsPort;
    private final int plainPort;

    ServerRules(int tlsPort, int plainPort) {
        this.tlsPort = tlsPort;
        this.plainPort = plainPort;
    }

    /**
     * @param port 0: the usual one
     * @param security {@code auto}, {@code ssl} or {@code starttls}
     * @throws Rejected when they do not go together
     */
    MailServer server(String host, int port, String security, boolean trusted) {
        int actual = port != 0 ? port : security.equals("starttls") ? plainPort : tlsPort;
        if (actual == tlsPort && !security.equals("starttls")) {
            return new MailServer(host, actual, Security.TLS, trusted);
        }
        if (actual == plainPort && !security.equals("ssl")) {
            return new MailServer(host, actual, Security.STARTTLS, trusted);
        }
        if (actual == tlsPort || actual == plainPort) {
            throw new Rejected(
                    "Wrong security",
                    this + " on port " + actual + " is " + (actual == tlsPort ? "SSL/TLS" : "STARTTLS"),
                    new Reason.Other());
        }
        if (!trusted) {
            throw new Rejected(
                    "Invalid port", this + ": " + tlsPort + " or " + plainPort + ", not " + actual, new Reason.Other());
        }
        return new MailServer(host, actual, otherPort(security), true);
    }

    private static Security otherPort(String security) {
        return switch (security) {
            case "ssl" -> Security.TLS;
            case "starttls" -> Security.STARTTLS;
            default -> Security.NONE;
        };
    }
}
