package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The hosts that take and give files. They ask for no token: the address is the permission. */
final class FileTransfer {

    static final String PATH = "/files/";

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"\r\n]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([^;\r\n]+)");

    private final Max max;

    FileTransfer(Max max) {
        this.max = max;
    }

    void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
        switch (request.path().path().substring(PATH.length())) {
            case "upload" -> upload(request, response);
            case "get" -> get(request, response);
            case "page" -> response.header("Content-Type", "text/html").send("<html><body>video</body></html>");
            default -> throw new ApiError(404, "not.found", "Not found");
        }
    }

    private void get(ServerRequest request, ServerResponse response) {
        StoredFile file =
                max.files().behind(request.prologue().query().first("sig").orElse(""));
        if (file == null) {
            response.status(403).header("Content-Type", "text/plain").send("The link has expired");
            return;
        }
        response.header("Content-Type", file.mediaType());
        response.send(file.bytes());
    }

    private void upload(ServerRequest request, ServerResponse response) throws InterruptedException {
        String id = request.prologue().query().first("ticket").orElse("");
        FileStore.Ticket ticket = max.files().use(id);
        if (ticket == null || !request.prologue().method().text().equals("POST")) {
            response.status(404).header("Content-Type", "text/plain").send("This address takes no file any more");
            return;
        }
        Fault fault = max.faults().strike(ticket.bot().account(), "upload");
        if (fault != null) {
            Thread.sleep(fault.delayMillis());
            if (fault.drops()) {
                throw new CloseConnectionException("dropped on demand");
            }
            if (fault.status() != 0) {
                response.status(fault.status()).send("on demand");
                return;
            }
        }
        StoredFile file = read(request, ticket);
        if (file == null) {
            response.status(400).header("Content-Type", "text/plain").send("There is no part named data");
            return;
        }
        answer(file, response);
    }

    private static void answer(StoredFile file, ServerResponse response) {
        if (file.type().equals("video") || file.type().equals("audio")) {
            response.header("Content-Type", "text/xml").send("<retval>1</retval>");
            return;
        }
        ObjectNode answer = Json.object();
        if (file.type().equals("image")) {
            answer.putObject("photos")
                    .putObject(Long.toString(file.number(), 36))
                    .put("token", file.token());
        } else {
            answer.put("token", file.token());
        }
        response.header("Content-Type", "application/json");
        response.send(answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable StoredFile read(ServerRequest request, FileStore.Ticket ticket) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        String boundary = first(BOUNDARY, type);
        if (boundary == null) {
            return null;
        }
        try (InputStream body = request.content().inputStream()) {
            MultipartInput parts = MultipartInput.builder()
                    .setInputStream(body)
                    .setBoundary(boundary.getBytes(StandardCharsets.UTF_8))
                    .get();
            parts.setHeaderCharset(StandardCharsets.UTF_8);
            StoredFile stored = null;
            for (boolean more = parts.skipPreamble(); more; more = parts.readBoundary()) {
                String headers = parts.readHeaders();
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                parts.readBodyData(content);
                if (headers.contains("name=\"data\"")) {
                    stored = store(ticket, headers, content.toByteArray());
                }
            }
            return stored;
        } catch (IOException e) {
            return null;
        }
    }

    private StoredFile store(FileStore.Ticket ticket, String headers, byte[] content) {
        String name = first(FILE_NAME, headers);
        String mediaType = first(TYPE, headers);
        return max.files()
                .store(
                        ticket.token(),
                        ticket.type(),
                        name == null ? "file" : name,
                        mediaType == null ? "application/octet-stream" : mediaType.strip(),
                        content,
                        max.limits().notReady());
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
