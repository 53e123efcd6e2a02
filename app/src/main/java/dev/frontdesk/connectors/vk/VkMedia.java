package dev.frontdesk.connectors.vk;

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

/** Fetches files by the addresses that messages name; they need no token, and expire. */
final class VkMedia implements Media {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int HOPS_MAX = 4;

    private final VkApi api;

    VkMedia(VkApi api) {
        this.api = api;
    }

    @Override
    public Fetched fetch(String reference, long bytesMax) {
        URI address = api.trusted(reference);
        for (int hops = 0; hops < HOPS_MAX; hops++) {
            HttpResponse<InputStream> response = get(address);
            if (response.statusCode() / 100 != 3) {
                return fetched(response, bytesMax);
            }
            close(response);
            String next = response.headers().firstValue("location").orElse("");
            address = api.trusted(
                    address.resolve(URI.create(next.replace(" ", "%20"))).toString());
        }
        throw gone("it leads from one address to another");
    }

    private HttpResponse<InputStream> get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .build();
        try {
            return api.http().send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw ProviderHttp.unavailable("download", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Could not connect", "download was interrupted", false, null);
        }
    }

    private static Fetched fetched(HttpResponse<InputStream> response, long bytesMax) {
        int status = response.statusCode();
        String type = response.headers().firstValue("content-type").orElse("");
        long bytes = response.headers().firstValueAsLong("content-length").orElse(-1);
        if (status == 200 && !type.startsWith("text/html") && bytes <= bytesMax) {
            return new Fetched(response.body(), type.isEmpty() ? null : type, null, bytes);
        }
        close(response);
        if (status == 429 || status >= 500) {
            throw VkRefusals.ofGateway("download", status, response.headers());
        }
        if (bytes > bytesMax) {
            throw new Rejected(
                    "HTTP 413", "The file has " + bytes + " bytes, more than " + bytesMax, new Reason.Other());
        }
        throw gone("HTTP " + status); // an expired address shows a page
    }

    private static Rejected gone(String why) {
        return new Rejected("HTTP 404", "The file is gone, or its address has expired: " + why, new Reason.Other());
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }
}
