package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Polling.Batch;
import dev.frontdesk.platform.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** An IMAP server whose first mail is announced with a gigabyte, whatever was asked for, and whose second is a mail. */
class LyingServerTests {

    private static final String SECOND =
            "From: Eva <eva@example.net>\r\nSubject: Hello\r\nMessage-ID: <2@example.net>\r\n\r\nthe next one\r\n";

    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    Socket guest = door.accept();
                    Thread.ofVirtual().start(() -> serve(guest));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private static void serve(Socket guest) {
        try (guest) {
            say(guest, "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready");
            var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                String tag = said.replaceFirst(" .*", "");
                String rest = said.substring(tag.length()).strip();
                String uid = rest.matches("UID FETCH \\d+ .*") ? rest.split(" ")[2] : "";
                if (rest.contains("EXAMINE")) {
                    say(guest, "* 2 EXISTS\r\n* OK [UIDVALIDITY 9] ok\r\n* OK [UIDNEXT 3] ok");
                } else if (rest.startsWith("UID SEARCH")) {
                    say(guest, "* SEARCH 1 2");
                } else if (rest.contains("INTERNALDATE")) {
                    say(
                            guest,
                            "* " + uid + " FETCH (UID " + uid + " FLAGS () INTERNALDATE \"20-Nov-2026 10:00:01 +0000\""
                                    + " RFC822.SIZE " + (uid.equals("1") ? 1 << 30 : SECOND.length()) + ")");
                } else if (rest.contains("BODY.PEEK") && uid.equals("1")) {
                    say(guest, "* 1 FETCH (UID 1 BODY[]<0> {1073741824}");
                    continue;
                } else if (rest.contains("BODY.PEEK")) {
                    say(guest, "* 2 FETCH (UID 2 BODY[]<0> {" + SECOND.length() + "}\r\n" + SECOND + ")");
                }
                say(guest, tag + " OK done");
            }
        } catch (IOException e) {
            // the guest went away, as it shall
        }
    }

    private static void say(Socket line, String text) throws IOException {
        OutputStream out = line.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Connection connection() {
        Account account = new Account(
                null,
                Map.of(
                        "provider", "custom",
                        "address", "shop@business.example",
                        "imapHost", "127.0.0.1",
                        "imapPort", Integer.toString(door.getLocalPort()),
                        "smtpHost", "127.0.0.1",
                        "smtpPort", "1"),
                Map.of("password", new Secret("the-password")),
                null,
                URI.create("http://127.0.0.1:1"),
                HttpClient.newHttpClient());
        Trust trust = new Trust(new MockEnvironment());
        return new MailConnector(Guards.strict(), trust, Clock.systemUTC()).open(account);
    }

    @Test
    void leavesAGigabyteAndReadsTheNextMail() {
        try (Connection connection = connection()) {
            Polling polling = connection.polling().orElseThrow();
            Batch first = polling.poll("9:1", Duration.ZERO);
            assertThat(first.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.inbound()).isInstanceOf(Inbound.Ignored.class));
            Batch second = polling.poll(first.cursor(), Duration.ZERO);
            assertThat(second.items())
                    .singleElement()
                    .satisfies(item -> assertThat(((Inbound.Message) item.inbound()).text())
                            .endsWith("the next one"));
        }
    }
}
