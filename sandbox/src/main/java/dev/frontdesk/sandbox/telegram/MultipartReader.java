package dev.frontdesk.sandbox.telegram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decodes {@code multipart/form-data}; file names come as raw UTF-8. */
final class MultipartReader {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"?([^\";\r\n]*)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME =
            Pattern.compile("[; ]filename=(?:\"([^\"\r\n]*)\"|([^;\r\n]*))", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([^;\r\n]+)");

    private MultipartReader() {}

    static void read(InputStream body, String contentType, ObjectNode values, Map<String, Upload> uploads)
            throws IOException {
        String boundary = first(BOUNDARY, contentType);
        if (boundary == null) {
            throw Refusal.badRequest("boundary field not found");
        }
        MultipartInput parts = MultipartInput.builder()
                .setInputStream(body)
                .setBoundary(boundary.getBytes(StandardCharsets.UTF_8))
                .get();
        parts.setHeaderCharset(StandardCharsets.UTF_8);
        for (boolean more = parts.skipPreamble(); more; more = parts.readBoundary()) {
            String headers = parts.readHeaders();
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            parts.readBodyData(content);
            part(headers, content, values, uploads);
        }
        body.skip(Long.MAX_VALUE);
    }

    private static void part(
            String headers, ByteArrayOutputStream content, ObjectNode values, Map<String, Upload> uploads) {
        String name = first(NAME, headers);
        if (name == null) {
            return;
        }
        String fileName = first(FILE_NAME, headers);
        if (fileName == null) {
            values.put(name, content.toString(StandardCharsets.UTF_8));
        } else {
            String type = first(TYPE, headers);
            uploads.put(
                    name,
                    new Upload(
                            fileName, type == null ? "application/octet-stream" : type.strip(), content.toByteArray()));
        }
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return "";
    }
}
