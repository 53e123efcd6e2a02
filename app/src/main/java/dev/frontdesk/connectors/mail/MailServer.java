package dev.frontdesk.connectors.mail;

/**
 * One server of a mailbox.
 *
 * @param trusted the operator or the sandbox named the host: it needs no guard, and no TLS on the loopback interface
 */
record MailServer(String host, int port, Security security, boolean trusted) {

    enum Security {
        /** From the first byte. */
        TLS,
        /** After {@code STARTTLS}, before anything else; never without it. */
        STARTTLS,
        /** Only to a trusted host. */
        NONE
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
