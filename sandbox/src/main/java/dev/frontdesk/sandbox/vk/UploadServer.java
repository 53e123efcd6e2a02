package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes files in multipart form at addresses that are good once, and serves what was sent. Errors have status 200. */
final class UploadServer {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"\r\n]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("[; ]filename=\"([^\"\r\n]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([^;\r\n]+)");
    private static final Pattern EXECUTABLE = Pattern.compile(".*\\.(exe|apk|bat|cmd|msi|scr|com|dll)");
    private static final int SIDES_MAX = 14_000;

    private final Vk vk;

    UploadServer(Vk vk) {
        this.vk = vk;
    }

    void receive(ServerRequest request, ServerResponse response) throws IOException {
        vk.calledBy(request);
        FileShelf.Ticket ticket =
                vk.files().redeem(request.path().pathParameters().get("ticket"));
        ObjectNode answer;
        try (InputStream body = request.content().inputStream()) {
            String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
            FileShelf.Stored file = ticket == null ? null : file(body, type, ticket.part());
            body.transferTo(OutputStream.nullOutputStream());
            answer = ticket == null || file == null ? error("ERR_UPLOAD_NO_FILE") : accept(ticket, file);
        }
        Fault fault = ticket == null ? null : vk.faults().strike(ticket.group().account(), "upload");
        if (fault != null && fault.status() != 0) {
            response.status(fault.status()).send("<html><body>" + fault.status() + "</body></html>");
            return;
        }
        response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.MAPPER.writeValueAsBytes(answer));
    }

    private static ObjectNode error(String what) {
        return Json.object().put("error", what);
    }

    private ObjectNode accept(FileShelf.Ticket ticket, FileShelf.Stored file) {
        if (!ticket.part().equals("photo")) {
            return EXECUTABLE.matcher(file.name().toLowerCase(Locale.ROOT)).matches()
                    ? error("ERR_UPLOAD_FILE_NOT_ALLOWED")
                    : Json.object().put("file", vk.files().keep(new FileShelf.Uploaded(ticket, file)));
        }
        var image = FileShelf.image(file.bytes());
        if (image != null && image.getWidth() + image.getHeight() > SIDES_MAX) {
            return error("ERR_UPLOAD_BAD_IMAGE_SIZE");
        }
        return Json.object()
                .put("server", 857_000)
                .put("photo", image == null ? "[]" : "[{\"markers_restarted\":true,\"photo\":\"" + file.id() + "\"}]")
                .put("hash", vk.files().keep(new FileShelf.Uploaded(ticket, file)));
    }

    private FileShelf.@Nullable Stored file(InputStream body, String contentType, String part) throws IOException {
        String boundary = first(BOUNDARY, contentType);
        if (boundary == null) {
            return null;
        }
        MultipartInput parts = MultipartInput.builder()
                .setInputStream(body)
                .setBoundary(boundary.getBytes(StandardCharsets.UTF_8))
                .get();
        parts.setHeaderCharset(StandardCharsets.UTF_8);
        FileShelf.Stored file = null;
        for (boolean more = parts.skipPreamble(); more; more = parts.readBoundary()) {
            String headers = parts.readHeaders();
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            parts.readBodyData(content);
            String name = first(FILE_NAME, headers);
            if (part.equals(first(NAME, headers)) && name != null) {
                String type = first(TYPE, headers);
                file = vk.files().store(name, type == null ? "application/octet-stream" : type, content.toByteArray());
            }
        }
        return file;
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).strip() : null;
    }

    void send(ServerRequest request, ServerResponse response) {
        FileShelf.Stored file = vk.files().find(request.path().pathParameters().get("id"));
        if (file == null) {
            response.status(404).send("<html><body>404 Not Found</body></html>");
            return;
        }
        response.header("Content-Type", file.mediaType());
        response.send(file.bytes());
    }
}
