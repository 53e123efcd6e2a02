package dev.frontdesk.connectors.mail;

import dev.frontdesk.connectors.mail.MailServer.Security;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** How Angus Mail shall connect: bounded in time, over our sockets only, with the server's name checked. */
final class Wire {

    static final int CONNECT_MILLIS = 10_000;
    static final int READ_MILLIS = 30_000;
    private static final int WRITE_MILLIS = 30_000;

    /** One for all connections; without it each would keep a thread of its own. */
    private static final ScheduledExecutorService WRITES = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mail-writes").factory());

    private Wire() {}

    /** @param protocol {@code imap} or {@code smtp} */
    static Properties properties(String protocol, MailServer server, PinnedSockets sockets) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "ssl.socketFactory", sockets.tls());
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.put(prefix + "timeout", Integer.toString(READ_MILLIS));
        properties.put(prefix + "writetimeout", Integer.toString(WRITE_MILLIS));
        properties.put(prefix + "executor.writetimeout", WRITES);
        properties.put(prefix + "ssl.enable", "false"); // the sockets see to it
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        properties.put(prefix + "starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        properties.put(prefix + "localhost", "localhost");
        return properties;
    }
}
