package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.ProviderHttp;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Fetches what people sent. Links expire, so one that leads nowhere any more is asked for again with its message. */
final class MaxMedia implements Media {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REDIRECTS_MAX = 3;
    private static final String CALL = "download";

    /** Small enough to be read, good enough to be recognised. */
    private static final List<String> QUALITIES =
            List.of("mp4_480", "mp4_720", "mp4_360", "mp4_1080", "mp4_240", "mp4_144");

    private final MaxApi api;

    MaxMedia(MaxApi api) {
        this.api = api;
    }

    @Override
    public Fetched fetch(String reference, long bytesMax) {
        FileReference file = FileReference.parse(reference);
        try {
            return open(address(file), bytesMax);
        } catch (Rejected refusal) {
            if (file.isVideo() || !refusal.code().matches("HTTP 4\\d\\d|" + MaxApi.NO_LINK)) {
                throw refusal;
            }
            return open(address(again(file)), bytesMax);
        }
    }

    private FileReference again(FileReference file) {
        JsonNode message = api.get("/messages/" + file.mid());
        JsonNode attachment = message.path("body").path("attachments").path(file.index());
        return file.leadingTo(attachment.path("payload").path("url").asString(""));
    }

    private URI address(FileReference file) {
        if (!file.isVideo()) {
            return api.fileAddress(file.link());
        }
        JsonNode urls =
                api.call("GET", "/videos/" + file.videoToken(), Map.of(), null).path("urls");
        return QUALITIES.stream()
                .map(quality -> urls.path(quality).asString(""))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .map(api::fileAddress)
                .orElseThrow(() -> new Rejected(MaxApi.NO_LINK, "MAX has no file of this video", new Reason.Other()));
    }

    private Fetched open(URI address, long bytesMax) {
        URI next = address;
        for (int hops = 0; hops <= REDIRECTS_MAX; hops++) {
            HttpResponse<InputStream> response = get(next);
            int status = response.statusCode();
            if (status == 200) {
                return fetched(response, bytesMax);
            }
            close(response.body());
            if (status < 300 || status >= 400) {
                throw status >= 500
                        ? new Unavailable("HTTP " + status, CALL + " failed", false, null)
                        : new Rejected("HTTP " + status, CALL + ": the link leads nowhere", new Reason.Other());
            }
            next = api.fileAddress(
                    next.resolve(response.headers().firstValue("location").orElse(""))
                            .toString());
        }
        throw new Rejected(MaxApi.NO_LINK, CALL + ": redirected too often", new Reason.Other());
    }

    private HttpResponse<InputStream> get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .build();
        try {
            return api.client().send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw api.explain(CALL, ProviderHttp.unavailable(CALL, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Could not connect", CALL + " was interrupted", false, e);
        }
    }

    private static Fetched fetched(HttpResponse<InputStream> response, long bytesMax) {
        long bytes = response.headers().firstValueAsLong("content-length").orElse(-1);
        if (bytes > bytesMax) {
            close(response.body());
            throw new Rejected("Too large", CALL + ": " + bytes + " bytes", new Reason.Other());
        }
        String type = response.headers().firstValue("content-type").orElse(null);
        return new Fetched(response.body(), type, null, bytes);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // it was not wanted
        }
    }
}
