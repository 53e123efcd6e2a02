package dev.frontdesk.connectors.max;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** MAX behind a certificate of an authority that only the operator's file knows; all of them made for the test. */
class MaxTrustTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static HttpsServer ours;
    private static HttpsServer elsewhere;

    @BeforeAll
    static void start() throws Exception {
        authority("ca");
        authority("other");
        ours = serve("127.0.0.1", "ip:127.0.0.1");
        elsewhere = serve("elsewhere", "dns:elsewhere.example");
    }

    @AfterAll
    static void stop() {
        ours.stop(0);
        elsewhere.stop(0);
    }

    private static void authority(String name) throws Exception {
        keytool("-genkeypair", "-alias", name, "-keystore", name + ".p12", "-dname", "CN=" + name, "-ext", "bc:c");
        keytool("-exportcert", "-rfc", "-alias", name, "-keystore", name + ".p12", "-file", name + ".pem");
    }

    private static HttpsServer serve(String name, String san) throws Exception {
        String store = name + ".p12";
        keytool("-genkeypair", "-alias", "server", "-keystore", store, "-dname", "CN=" + name);
        keytool("-certreq", "-alias", "server", "-keystore", store, "-file", name + ".csr");
        keytool(
                "-gencert",
                "-alias",
                "ca",
                "-keystore",
                "ca.p12",
                "-infile",
                name + ".csr",
                "-outfile",
                name + ".crt",
                "-ext",
                "san=" + san);
        keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", store, "-file", "ca.pem");
        keytool("-importcert", "-noprompt", "-alias", "server", "-keystore", store, "-file", name + ".crt");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(store))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/me", exchange -> {
            byte[] body = "{\"user_id\":90011,\"first_name\":\"Shop\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC"));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static MaxHttp trusting(String file) {
        MockEnvironment environment = new MockEnvironment();
        if (!file.isEmpty()) {
            environment.setProperty(
                    "frontdesk.max.ca-file", folder.resolve(file).toString());
        }
        return new MaxHttp(environment);
    }

    private static String check(MaxHttp http, HttpsServer server) {
        Account account = new Account(
                null,
                Map.of(),
                Map.of("token", new Secret("f9LHodD0cOsome-token-for-a-test")),
                null,
                URI.create("https://127.0.0.1:" + server.getAddress().getPort()),
                HttpClient.newHttpClient());
        return new MaxConnector(http).check(account).name();
    }

    private static Unavailable refusal(MaxHttp http, HttpsServer server) {
        Unavailable refusal = catchThrowableOfType(Unavailable.class, () -> check(http, server));
        assertThat(refusal).isNotNull();
        assertThat(refusal.perhapsDone()).isFalse();
        return refusal;
    }

    @Test
    void trustsTheAuthorityOfTheFile() {
        assertThat(check(trusting("ca.pem"), ours)).isEqualTo("Shop");
    }

    @Test
    void saysThatNobodyHereTrustsTheCertificate() {
        assertThat(refusal(trusting(""), ours).code()).isEqualTo(MaxHttp.NOT_TRUSTED);
    }

    @Test
    void saysThatTheFileHasAnotherAuthority() {
        assertThat(refusal(trusting("other.pem"), ours).code()).isEqualTo(MaxHttp.NOT_IN_FILE);
    }

    @Test
    void stillChecksTheName() {
        assertThat(refusal(trusting("ca.pem"), elsewhere).code()).isEqualTo("Could not connect");
    }

    @Test
    void saysThatTheFileCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("empty.pem"), "no certificate");
        assertThat(refusal(trusting("missing.pem"), ours).code()).isEqualTo(MaxHttp.UNREADABLE);
        assertThat(refusal(trusting("empty.pem"), ours).code()).isEqualTo(MaxHttp.UNREADABLE);
    }

    @Test
    void differsFromTheUsualClientOnlyInWhomItTrusts() {
        HttpClient usual = HttpClient.newBuilder()
                .proxy(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example", 3128)))
                .connectTimeout(Duration.ofSeconds(7))
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        MaxHttp http = trusting("ca.pem");
        HttpClient own = http.like(usual);
        assertThat(own.proxy()).isEqualTo(usual.proxy());
        assertThat(own.connectTimeout()).isEqualTo(usual.connectTimeout());
        assertThat(own.followRedirects()).isEqualTo(usual.followRedirects());
        assertThat(own.version()).isEqualTo(usual.version());
        assertThat(http.like(usual)).isSameAs(own);
        assertThat(trusting("").like(usual)).isSameAs(usual);
    }

    @Test
    void speaksOfCertificatesInEveryLanguage() {
        var words = new dev.frontdesk.panel.Words();
        for (var language : dev.frontdesk.panel.Words.LANGUAGES) {
            for (String code :
                    List.of(MaxHttp.NOT_TRUSTED, MaxHttp.NOT_IN_FILE, MaxHttp.UNREADABLE, MaxAnswer.NOT_CARRIED_OUT)) {
                String key = code.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
                assertThat(words.in(language).knows("connectors.max.problem." + key))
                        .as(key)
                        .isTrue();
                assertThat(words.in(language).knows("connectors.max.cure." + key))
                        .as(key)
                        .isTrue();
            }
        }
    }
}
