package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A multipart form with one file, streamed. */
record FormBody(String boundary, BodyPublisher publisher) {

    static FormBody of(JsonMapper json, Map<String, ?> arguments, String field, Attachment file) {
        String boundary = "frontdesk-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        arguments.forEach((name, value) -> head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value instanceof String text ? text : json.writeValueAsString(value))
                .append("\r\n"));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"; filename=\"")
                .append(file.name().replaceAll("[\"\\\\\\p{Cntrl}]", "_"))
                .append("\"\r\nContent-Type: ")
                .append(file.mediaType())
                .append("\r\n\r\n");
        return new FormBody(
                boundary,
                BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        content(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
    }

    private static BodyPublisher content(Attachment file) {
        return file.bytes() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(file)), file.bytes());
    }

    private static InputStream open(Attachment file) {
        try {
            return file.content().open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
