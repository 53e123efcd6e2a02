package dev.frontdesk.connectors.mail;

import dev.frontdesk.testkit.ProductProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * Dovecot and Postfix of Debian's packages, on free ports of the loopback interface and in a folder of their own. They
 * change users, so they need root. Where they cannot run, CI fails and everybody else reads what was skipped.
 */
final class DebianMail implements AutoCloseable {

    static final String PASSWORD = "fake-password-of-a-mailbox";

    private static final String MISSING =
            "NO MAIL SERVERS: install dovecot-imapd and postfix, and run as root, for the test against them.";
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Path POSTFIX = Path.of("/usr/sbin/postfix");

    /** Owns the mailboxes: Dovecot serves none of root's. */
    private static final int NOBODY = 65_534;

    final int imap = ProductProcess.freePort();
    final int imaps = ProductProcess.freePort();
    final int submission = ProductProcess.freePort();
    final int submissions = ProductProcess.freePort();
    final Path folder;
    final TestAuthority authority;

    private final List<Process> running = new ArrayList<>();

    private DebianMail() throws IOException, GeneralSecurityException {
        this.folder = Files.createTempDirectory("mail");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.authority = new TestAuthority(folder, "ca");
        authority.write(authority.server("server", "dns:localhost", "-1d", 30));
    }

    static DebianMail start() throws IOException, GeneralSecurityException {
        boolean possible = Files.isExecutable(DOVECOT)
                && Files.isExecutable(POSTFIX)
                && "root".equals(System.getProperty("user.name"));
        if (!possible) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(MISSING);
            }
            System.err.println(MISSING + " It is SKIPPED.");
            Assumptions.abort(MISSING);
        }
        DebianMail servers = new DebianMail();
        try {
            servers.dovecot();
            servers.postfix();
        } catch (IOException | RuntimeException failure) {
            servers.close();
            throw failure;
        }
        return servers;
    }

    Path maildir(String user) {
        return folder.resolve("mail").resolve(user).resolve("Maildir");
    }

    private void dovecot() throws IOException {
        Path mail = Files.createDirectories(folder.resolve("mail"));
        Files.setAttribute(mail, "unix:uid", NOBODY);
        Files.writeString(folder.resolve("users"), "shop:" + PASSWORD + "\neva:" + PASSWORD + "\n");
        Path file = Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/dovecot.log
                protocols = imap
                listen = 127.0.0.1
                ssl = required
                ssl_cert = <%1$s/server.chain
                ssl_key = <%1$s/server.key
                mail_location = maildir:%1$s/mail/%%n/Maildir
                mail_max_userip_connections = 1000
                namespace inbox {
                  inbox = yes
                  mailbox "Gesendete Briefe" {
                    special_use = \\Sent
                    auto = subscribe
                  }
                }
                passdb {
                  driver = passwd-file
                  args = scheme=PLAIN username_format=%%n %1$s/users
                }
                userdb {
                  driver = static
                  args = uid=%2$d gid=%2$d home=%1$s/mail/%%n
                }
                service imap-login {
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = %4$d
                    ssl = yes
                  }
                }
                service auth {
                  unix_listener %1$s/auth {
                    mode = 0666
                  }
                }
                """.formatted(folder, NOBODY, imap, imaps));
        run(imaps, DOVECOT.toString(), "-F", "-c", file.toString());
    }

    private void postfix() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("postfix"));
        Path data = Files.createDirectories(folder.resolve("data"));
        Path queue = Files.createDirectories(folder.resolve("queue"));
        Files.setAttribute(data, "unix:uid", Files.getAttribute(Path.of("/var/lib/postfix"), "unix:uid"));
        Files.writeString(settings.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %2$s
                data_directory = %3$s
                daemon_directory = /usr/lib/postfix/sbin
                maillog_file = %1$s/postfix.log
                maillog_file_prefixes = %1$s
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = localhost
                mydestination =
                local_recipient_maps =
                alias_maps =
                virtual_mailbox_domains = business.example, customers.example
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = inline:{ {shop@business.example=shop/Maildir/}, {eva@customers.example=eva/Maildir/} }
                virtual_uid_maps = static:%4$d
                virtual_gid_maps = static:%4$d
                virtual_minimum_uid = 1
                virtual_mailbox_limit = 0
                message_size_limit = 3000000
                smtpd_tls_cert_file = %1$s/server.chain
                smtpd_tls_key_file = %1$s/server.key
                smtpd_tls_security_level = encrypt
                smtpd_sasl_auth_enable = yes
                smtpd_sasl_type = dovecot
                smtpd_sasl_path = %1$s/auth
                smtpd_recipient_restrictions = permit_sasl_authenticated, reject
                """.formatted(folder, queue, data, NOBODY));
        Files.writeString(settings.resolve("master.cf"), """
                127.0.0.1:%1$d inet n - n - - smtpd
                127.0.0.1:%2$d inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                tlsmgr unix - - n 1000? 1 tlsmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                error unix - - n - - error
                retry unix - - n - - error
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(submission, submissions));
        run(submissions, POSTFIX.toString(), "-c", settings.toString(), "start-fg");
    }

    /** Waits until it takes connections. */
    private void run(int port, String... command) throws IOException {
        Path log = folder.resolve(Path.of(command[0]).getFileName() + ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        running.add(process);
        Awaitility.await(command[0] + ", see " + folder)
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(Files.readString(log));
                    }
                    try (var socket = new java.net.Socket("127.0.0.1", port)) {
                        return socket.isConnected();
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all =
                running.stream().flatMap(DebianMail::withChildren).toList();
        all.forEach(ProcessHandle::destroy);
        Awaitility.await("the end of " + all)
                .atMost(Duration.ofSeconds(30))
                .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static Stream<ProcessHandle> withChildren(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }
}
