package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.SandboxControl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mail of 25 MB, read in a JVM whose whole heap is 64 MB. */
class LargeMailTests {

    private static final int FILES = 3;
    private static final int FILE_BYTES = 6_300_000;

    private final SandboxControl mail = new SandboxControl("mail");

    @Test
    void readsALargeMailAndItsFilesInALittleMemory() throws Exception {
        JsonNode mailbox = mail.post("/accounts", Map.of());
        String raw = letter(mailbox.path("address").asString());
        assertThat(raw.length()).isGreaterThan(25_000_000);
        mail.post(
                "/messages",
                Map.of(
                        "account",
                        mailbox.path("address").asString(),
                        "user",
                        4_711,
                        "raw",
                        Base64.getEncoder().encodeToString(raw.getBytes(StandardCharsets.US_ASCII))));
        Process reader = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SmallReader.class.getName(),
                        mailbox.path("imapPort").asString(),
                        mailbox.path("smtpPort").asString(),
                        mailbox.path("address").asString(),
                        mailbox.path("password").asString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().filter(line -> line.equals(Integer.toString(FILE_BYTES))))
                .as(said)
                .hasSize(FILES);
    }

    private static String letter(String to) {
        StringBuilder letter = new StringBuilder(
                "From: Eva <eva@customers.example>\r\nTo: " + to
                        + "\r\nSubject: Large\r\nMessage-ID: <large@customers.example>\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below\r\n");
        byte[] content = new byte[FILE_BYTES];
        new Random(1).nextBytes(content);
        String encoded = Base64.getMimeEncoder().encodeToString(content);
        for (int i = 0; i < FILES; i++) {
            letter.append("--b\r\nContent-Type: application/pdf; name=\"file")
                    .append(i)
                    .append(".pdf\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .append(encoded)
                    .append("\r\n");
        }
        return letter.append("--b--\r\n").toString();
    }
}
