package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connector.Finding;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.platform.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Mail servers behind certificates of an authority made for the test. */
class MailTlsTests {

    @TempDir
    static Path folder;

    private static TestAuthority authority;
    private static TestAuthority other;
    private static SSLContext good;
    private static SSLContext elsewhere;
    private static SSLContext expired;

    @BeforeAll
    static void sign() throws Exception {
        authority = new TestAuthority(folder, "ca");
        other = new TestAuthority(folder, "other");
        good = TestAuthority.context(authority.server("good", "dns:localhost", "-1d", 30));
        elsewhere = TestAuthority.context(authority.server("elsewhere", "dns:mail.elsewhere.example", "-1d", 30));
        expired = TestAuthority.context(authority.server("expired", "dns:localhost", "-30d", 10));
    }

    private static MailConnector trusting(Path file) {
        MockEnvironment environment = new MockEnvironment();
        if (!file.toString().isEmpty()) {
            environment.setProperty("frontdesk.mail.ca-file", file.toString());
        }
        return new MailConnector(Guards.strict(), new Trust(environment), Clock.systemUTC());
    }

    private static List<Finding> findings(Path caFile, int imap, int smtp, String security) {
        Account account = new Account(
                null,
                Map.of(
                        "provider",
                        "custom",
                        "address",
                        "shop@business.example",
                        "imapHost",
                        "localhost",
                        "imapPort",
                        Integer.toString(imap),
                        "imapSecurity",
                        security,
                        "smtpHost",
                        "localhost",
                        "smtpPort",
                        Integer.toString(smtp),
                        "smtpSecurity",
                        security),
                Map.of("password", new Secret("the-password")),
                null,
                URI.create("http://localhost:1"),
                HttpClient.newHttpClient());
        return trusting(caFile).findings(account);
    }

    /** What is said of both servers, which is the same. */
    private static String code(Path caFile, boolean implicit, @Nullable SSLContext tls) throws IOException {
        try (GreetingServer imap = new GreetingServer(true, implicit, tls);
                GreetingServer smtp = new GreetingServer(false, implicit, tls)) {
            List<Finding> findings = findings(caFile, imap.port(), smtp.port(), implicit ? "ssl" : "starttls");
            assertThat(imap.heardInPlain).noneMatch(MailTlsTests::logsIn);
            assertThat(smtp.heardInPlain).noneMatch(MailTlsTests::logsIn);
            List<String> codes =
                    findings.stream().map(each -> code(each.refusal())).toList();
            assertThat(codes.getFirst()).as(codes.toString()).isEqualTo(codes.getLast());
            boolean in = imap.heardInTls.stream().anyMatch(MailTlsTests::logsIn)
                    && smtp.heardInTls.stream().anyMatch(MailTlsTests::logsIn);
            assertThat(in).isEqualTo(codes.getFirst().isEmpty());
            return codes.getFirst();
        }
    }

    private static String code(@Nullable Refusal refusal) {
        return refusal == null ? "" : refusal.code();
    }

    private static boolean logsIn(String line) {
        return line.contains("AUTH") || line.contains("LOGIN");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void trustsTheAuthorityOfTheFile(boolean implicit) throws IOException {
        assertThat(code(authority.pem(), implicit, good)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatNobodyTrustsTheCertificate(boolean implicit) throws IOException {
        assertThat(code(Path.of(""), implicit, good)).isEqualTo("Certificate not trusted");
        assertThat(code(other.pem(), implicit, good)).isEqualTo("Certificate not trusted");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatTheCertificateHasAnotherName(boolean implicit) throws IOException {
        assertThat(code(authority.pem(), implicit, elsewhere)).isEqualTo("Wrong certificate name");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatTheCertificateHasExpired(boolean implicit) throws IOException {
        assertThat(code(authority.pem(), implicit, expired)).isEqualTo("Certificate expired");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatTheServerSpeaksNoTlsHere(boolean implicit) throws IOException {
        assertThat(code(authority.pem(), implicit, null)).isEqualTo("No TLS here");
    }

    @Test
    void saysThatTheFileCannotBeRead() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "no certificate");
        assertThat(code(folder.resolve("missing.pem"), true, good)).isEqualTo("CA file unreadable");
        assertThat(code(empty, true, good)).isEqualTo("CA file unreadable");
    }

    @Test
    void speaksOfCertificatesInEveryLanguage() {
        var words = new dev.frontdesk.panel.Words();
        for (var language : dev.frontdesk.panel.Words.LANGUAGES) {
            for (String code : List.of(
                    "Certificate not trusted",
                    "Wrong certificate name",
                    "Certificate expired",
                    "No TLS here",
                    "CA file unreadable")) {
                String key = code.toLowerCase(Locale.ROOT).replace(' ', '-');
                assertThat(words.in(language).knows("connectors.mail.problem." + key))
                        .as(key)
                        .isTrue();
                assertThat(words.in(language).knows("connectors.mail.cure." + key))
                        .as(key)
                        .isTrue();
            }
        }
    }
}
