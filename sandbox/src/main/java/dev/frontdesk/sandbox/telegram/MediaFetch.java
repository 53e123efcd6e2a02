package dev.frontdesk.sandbox.telegram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches media that a call names by address; the sandbox reaches no other machine. */
final class MediaFetch {

    private static final int PHOTO_BYTES_MAX = 5 << 20;
    private static final int OTHER_BYTES_MAX = 20 << 20;

    private MediaFetch() {}

    static Upload fetch(Telegram telegram, MediaKind kind, String address) {
        if (!MediaAddress.isWeb(address) && !address.startsWith("http://localhost")) {
            throw Refusal.badRequest("wrong HTTP URL specified");
        }
        URI uri = URI.create(address.contains("://") ? address : "http://" + address);
        if (!MediaAddress.isLoopback(uri)) {
            throw Refusal.badRequest("failed to get HTTP URL content");
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
            HttpResponse<byte[]> response =
                    telegram.postman().client().send(request, HttpResponse.BodyHandlers.ofByteArray());
            int bytesMax = kind == MediaKind.PHOTO ? PHOTO_BYTES_MAX : OTHER_BYTES_MAX;
            if (response.statusCode() != 200 || response.body().length > bytesMax) {
                throw Refusal.badRequest("failed to get HTTP URL content");
            }
            if (kind == MediaKind.PHOTO && ImageSize.of(response.body()) == null) {
                throw Refusal.badRequest("wrong type of the web page content");
            }
            String type = response.headers().firstValue("Content-Type").orElse(kind.mimeType);
            String path = String.valueOf(uri.getPath());
            return new Upload(path.substring(path.lastIndexOf('/') + 1), type, response.body());
        } catch (IOException e) {
            throw Refusal.badRequest("failed to get HTTP URL content");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.badRequest("failed to get HTTP URL content");
        }
    }
}
