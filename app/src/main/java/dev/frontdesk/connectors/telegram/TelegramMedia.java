package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Fetches files, of up to 20 MB: Telegram is asked for an address that holds for an hour, each time anew. See
 * <a href="https://core.telegram.org/bots/api#getfile">getFile</a>.
 */
final class TelegramMedia implements Media {

    private static final String CALL = "download";

    private final TelegramApi api;

    TelegramMedia(TelegramApi api) {
        this.api = api;
    }

    @Override
    public Fetched fetch(String reference, long bytesMax) {
        JsonNode file = api.call("getFile", Map.of("file_id", reference));
        if (file.path("file_size").asLong(0) > bytesMax) {
            throw tooLarge(file.path("file_size").asLong(0));
        }
        HttpResponse<InputStream> response = api.download(file.path("file_path").asString(""));
        int status = response.statusCode();
        long bytes = response.headers().firstValueAsLong("content-length").orElse(-1);
        if (status == 200 && bytes <= bytesMax) {
            return new Fetched(
                    response.body(),
                    response.headers().firstValue("content-type").orElse(null),
                    null,
                    bytes);
        }
        close(response.body());
        if (status == 200) {
            throw tooLarge(bytes);
        }
        throw status >= 500 || status == 429
                ? new Unavailable("HTTP " + status, CALL + ": HTTP " + status, false, null)
                : new Rejected("HTTP " + status, CALL + ": the file is gone", new Reason.Other());
    }

    private static Rejected tooLarge(long bytes) {
        return new Rejected("File too large", CALL + ": " + bytes + " bytes", new Reason.Other());
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // it was not wanted
        }
    }
}
