package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Brings files to MAX: an address is asked for, takes one file, and what it answers is attached to the message. */
final class MaxUploads {

    private static final int ANSWER_MAX = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BYTES_PER_SECOND = 250_000;
    private static final String CALL = "upload";

    private final MaxApi api;

    MaxUploads(MaxApi api) {
        this.api = api;
    }

    /** @return the attachment for the message */
    Map<String, Object> upload(Attachment file) {
        String type = type(file);
        JsonNode place = api.call("POST", "/uploads", Map.of("type", type), null);
        URI address = api.fileAddress(place.path("url").asString(""));
        JsonNode answer = put(address, file);
        JsonNode photos = answer.path("photos");
        if (type.equals("image") && photos.isObject()) {
            return Map.of("type", type, "payload", Map.of("photos", photos));
        }
        // of video and audio the address came with the token
        String token = answer.path("token").asString(place.path("token").asString(""));
        if (token.isEmpty()) {
            throw new Unavailable("Could not connect", CALL + " answered without a token", false, null);
        }
        return Map.of("type", type, "payload", Map.of("token", token));
    }

    private static String type(Attachment file) {
        return switch (file.kind()) {
            case PHOTO -> "image";
            case VIDEO -> "video";
            case VOICE, AUDIO -> "audio";
            case DOCUMENT, STICKER, LOCATION, CONTACT, REMARK -> "file";
        };
    }

    private JsonNode put(URI address, Attachment file) {
        if (file.bytes() <= 0) {
            throw new Rejected("Empty file", CALL + ": " + file.name() + " is empty", new Reason.Other());
        }
        try (InputStream content = file.content().open()) {
            Duration deadline = PATIENCE.plusSeconds(file.bytes() / BYTES_PER_SECOND);
            String boundary = UUID.randomUUID().toString();
            HttpRequest request = HttpRequest.newBuilder(address)
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(deadline)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(body(boundary, file, content))
                    .build();
            return answer(api.send(request, CALL, ANSWER_MAX, deadline));
        } catch (Unavailable failure) {
            // nothing was said to anybody yet
            throw new Unavailable(failure.code(), String.valueOf(failure.getMessage()), false, failure.getCause());
        } catch (IOException e) {
            throw new Rejected("File unreadable", CALL + ": " + file.name(), new Reason.Other());
        }
    }

    private static BodyPublisher body(String boundary, Attachment file, InputStream content) {
        String name = file.name().replaceAll("[\"\\\\/\\p{Cntrl}]", "_");
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + name
                + "\"\r\nContent-Type: " + file.mediaType() + "\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> content), file.bytes()),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    /** A missing node where it is XML, which says no more than that it worked. */
    private static JsonNode answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String code = "HTTP " + status;
        if (status >= 400 && status < 500) {
            throw new Rejected(code, CALL + " was refused", new Reason.Other());
        }
        if (status != 200) {
            throw new Unavailable(code, CALL + " failed", false, null);
        }
        try {
            return MaxApi.JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return MaxApi.JSON.missingNode();
        }
    }
}
