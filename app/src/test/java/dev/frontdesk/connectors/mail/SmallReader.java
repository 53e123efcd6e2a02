package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Media.Fetched;
import dev.frontdesk.platform.Secret;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.mock.env.MockEnvironment;

/** A program that reads one mail and fetches what is enclosed; run with as little memory as shall do. */
final class SmallReader {

    private SmallReader() {}

    /** @param arguments the ports of IMAP and SMTP, the address and the password. Prints the bytes of each file */
    public static void main(String[] arguments) throws Exception {
        Account account = new Account(
                null,
                Map.of(
                        "provider",
                        "custom",
                        "address",
                        arguments[2],
                        "imapHost",
                        "127.0.0.1",
                        "imapPort",
                        arguments[0],
                        "smtpHost",
                        "127.0.0.1",
                        "smtpPort",
                        arguments[1]),
                Map.of("password", new Secret(arguments[3])),
                null,
                URI.create("http://127.0.0.1:1"),
                HttpClient.newHttpClient());
        Trust trust = new Trust(new MockEnvironment());
        try (Connection connection = new MailConnector(Guards.strict(), trust, Clock.systemUTC()).open(account)) {
            Item item = connection
                    .polling()
                    .orElseThrow()
                    .poll(null, Duration.ZERO)
                    .items()
                    .getFirst();
            for (Inbound.Part part : ((Inbound.Message) item.inbound()).parts()) {
                try (Fetched file =
                        connection.media().orElseThrow().fetch(Objects.requireNonNull(part.reference()), 50L << 20)) {
                    System.out.println(file.content().transferTo(OutputStream.nullOutputStream()));
                }
            }
        }
    }
}
