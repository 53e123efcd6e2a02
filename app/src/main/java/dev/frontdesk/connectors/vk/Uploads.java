package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Inbound.Part.Kind;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Brings files to VK in three steps: ask where to, post there, save. See
 * <a href="https://dev.vk.com/ru/api/upload/photo-in-message">uploads</a>.
 */
final class Uploads {

    static final long BYTES_MAX = 200_000_000;

    private static final long PHOTO_BYTES_MAX = 50_000_000;
    private static final Set<String> PHOTO_TYPES = Set.of("image/jpeg", "image/png", "image/gif");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final VkApi api;

    Uploads(VkApi api) {
        this.api = api;
    }

    /** What the message names it by, such as {@code photo-1_2_key}. A picture that VK cannot read goes as a file. */
    String upload(long peer, Attachment attachment) {
        if (isPhoto(attachment)) {
            try {
                return again(() -> photo(peer, attachment));
            } catch (Rejected refusal) {
                return again(() -> document(peer, attachment, "doc"));
            }
        }
        boolean voice =
                attachment.kind() == Kind.VOICE && attachment.mediaType().startsWith("audio/ogg");
        return again(() -> document(peer, attachment, voice ? "audio_message" : "doc"));
    }

    private static boolean isPhoto(Attachment attachment) {
        return attachment.kind() == Kind.PHOTO
                && attachment.bytes() <= PHOTO_BYTES_MAX
                && PHOTO_TYPES.contains(attachment.mediaType());
    }

    @FunctionalInterface
    private interface Upload {
        String carryOut();
    }

    /** An upload that broke is begun anew, once. */
    private static String again(Upload upload) {
        try {
            return upload.carryOut();
        } catch (Rejected refusal) {
            if (refusal.code().equals("HTTP 403")) {
                throw refusal;
            }
            return upload.carryOut();
        }
    }

    private String photo(long peer, Attachment attachment) {
        JsonNode place = api.call("photos.getMessagesUploadServer", Map.of("peer_id", peer));
        JsonNode posted = post(place, "photo", attachment);
        JsonNode photo = api.call(
                        "photos.saveMessagesPhoto",
                        Map.of(
                                "server", posted.path("server").asString(""),
                                "photo", posted.path("photo").asString(""),
                                "hash", posted.path("hash").asString("")))
                .path(0);
        return name("photo", photo);
    }

    private String document(long peer, Attachment attachment, String type) {
        JsonNode place = api.call("docs.getMessagesUploadServer", Map.of("peer_id", peer, "type", type));
        JsonNode posted = post(place, "file", attachment);
        JsonNode saved =
                api.call("docs.save", Map.of("file", posted.path("file").asString(""), "title", fileName(attachment)));
        return name("doc", saved.path(saved.path("type").asString("doc")));
    }

    private static String name(String type, JsonNode saved) {
        String key = saved.path("access_key").asString("");
        return type + saved.path("owner_id").asString("") + "_"
                + saved.path("id").asString("") + (key.isEmpty() ? "" : "_" + key);
    }

    private JsonNode post(JsonNode place, String part, Attachment attachment) {
        String boundary = "frontdesk-" + UUID.randomUUID();
        HttpRequest request = HttpRequest.newBuilder(
                        api.trusted(place.path("upload_url").asString("")))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body(boundary, part, attachment))
                .build();
        JsonNode answer = api.ask(request, "upload", PATIENCE);
        if (answer.has("error") || !(answer.has("file") || answer.has("hash"))) {
            throw new Rejected(
                    "Upload refused", "upload: " + answer.path("error").asString(""), new Reason.Other());
        }
        return answer;
    }

    private static BodyPublisher body(String boundary, String part, Attachment attachment) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                + fileName(attachment) + "\"\r\nContent-Type: " + attachment.mediaType() + "\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                content(attachment),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    private static BodyPublisher content(Attachment attachment) {
        return attachment.bytes() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> open(attachment)), attachment.bytes());
    }

    private static InputStream open(Attachment attachment) {
        try {
            return attachment.content().open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Attachment attachment) {
        String name = attachment.name().replaceFirst("^.*[/\\\\]", "").replaceAll("[\"\\p{Cntrl}]", "_");
        return name.isBlank() ? "file" : name;
    }
}
