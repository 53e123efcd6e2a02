package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority made for a test, which signs certificates of servers. */
final class TestAuthority {

    static final String PASSWORD = "changeit";

    private final Path folder;
    private final String name;

    TestAuthority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keystore",
                name + ".p12",
                "-dname",
                "CN=" + name,
                "-ext",
                "bc:c",
                "-keyalg",
                "EC");
        keytool("-exportcert", "-rfc", "-alias", "ca", "-keystore", name + ".p12", "-file", name + ".pem");
    }

    /** Its certificate, as PEM. */
    Path pem() {
        return folder.resolve(name + ".pem");
    }

    /**
     * A key store with one key of a server, alias {@code server}, signed by this authority.
     *
     * @param san as keytool wants it: {@code dns:localhost}
     * @param start when it becomes valid, e.g. {@code -30d}
     */
    Path server(String file, String san, String start, int days) {
        String store = file + ".p12";
        keytool("-genkeypair", "-alias", "server", "-keystore", store, "-dname", "CN=" + file, "-keyalg", "EC");
        keytool("-certreq", "-alias", "server", "-keystore", store, "-file", file + ".csr");
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                name + ".p12",
                "-infile",
                file + ".csr",
                "-outfile",
                file + ".pem",
                "-startdate",
                start,
                "-validity",
                Integer.toString(days),
                "-ext",
                "san=" + san);
        keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", store, "-file", name + ".pem");
        keytool("-importcert", "-noprompt", "-alias", "server", "-keystore", store, "-file", file + ".pem");
        return folder.resolve(store);
    }

    /** The same as two PEM files, as servers that are no Java programs want it: {@code <file>.chain} and {@code <file>.key}. */
    void write(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = keys(store);
        String file = store.getFileName().toString().replace(".p12", "");
        StringBuilder chain = new StringBuilder();
        for (Certificate each : keys.getCertificateChain("server")) {
            chain.append(pem("CERTIFICATE", each.getEncoded()));
        }
        Files.writeString(folder.resolve(file + ".chain"), chain);
        byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
        Files.writeString(folder.resolve(file + ".key"), pem("PRIVATE KEY", key));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    private static KeyStore keys(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = keys(store);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
