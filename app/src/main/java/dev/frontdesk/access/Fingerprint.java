package dev.frontdesk.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** By which two requests are known to be the same. */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(HttpServletRequest request) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        add(request.getMethod());
        add(request.getRequestURI());
        add(request.getQueryString());
    }

    static byte[] of(HttpServletRequest request, byte[] body) {
        Fingerprint fingerprint = new Fingerprint(request);
        fingerprint.digest.update(body);
        return fingerprint.digest.digest();
    }

    /** Part by part: the boundary between them is another each time a client sends the same form. */
    static byte[] ofParts(HttpServletRequest request) throws IOException, ServletException {
        Fingerprint fingerprint = new Fingerprint(request);
        for (Part part : request.getParts()) {
            fingerprint.add(part.getName());
            fingerprint.add(part.getSubmittedFileName());
            fingerprint.add(part.getContentType());
            fingerprint.add(part.getInputStream(), part.getSize());
        }
        return fingerprint.digest.digest();
    }

    private void add(@Nullable String text) {
        byte[] bytes = Objects.requireNonNullElse(text, "").getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        digest.update(bytes);
    }

    private void add(InputStream content, long length) throws IOException {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
        try (content) {
            byte[] buffer = new byte[1 << 13];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
