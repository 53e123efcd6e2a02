package dev.frontdesk.sandbox.whatsapp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches the file that an outgoing message names: HEAD first, then GET, and its Content-Type is believed. */
final class MediaFetch {

    private static final int BYTES_MAX = 16 << 20;
    private static final int IMAGE_BYTES_MAX = 5 << 20;
    private static final Pattern NAME = Pattern.compile("filename=\"?([^\";]+)");
    private static final Pattern TYPES = Pattern.compile(
            "image/(?:jpeg|png|webp)|audio/(?:ogg|amr|3gpp|aac|mpeg|mp4)|video/(?:mp4|3gpp)|text/(?:vcard|plain|csv)"
                    + "|application/(?:pdf|msword|vnd\\.[a-z.-]+)");

    private MediaFetch() {}

    /** The code of what went wrong; 0 if the message has its file now. WhatsApp takes one. */
    static int into(Twilio twilio, Message message, List<String> addresses) {
        try {
            URI address = URI.create(addresses.getFirst());
            if (!Addresses.isLoopback(address)) {
                return Errors.MEDIA_UNREACHABLE;
            }
            HttpResponse<byte[]> head = send(twilio, address, "HEAD");
            HttpResponse<byte[]> got = send(twilio, address, "GET");
            String type = got.headers()
                    .firstValue("Content-Type")
                    .orElse("")
                    .replaceFirst(";.*", "")
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (head.statusCode() != 200
                    || got.statusCode() != 200
                    || !TYPES.matcher(type).matches()) {
                return Errors.MEDIA_UNREACHABLE;
            }
            byte[] content = got.body();
            if (content.length > (type.startsWith("image/") ? IMAGE_BYTES_MAX : BYTES_MAX)) {
                return Errors.MEDIA_TOO_BIG;
            }
            Account account = message.facts().customer().account();
            MediaStore.Stored file = twilio.media().add(account, type, name(got, address), content);
            message.media(new Message.Media(kind(type), file.sid(), type, file.name(), content.length));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            return Errors.MEDIA_UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Errors.MEDIA_UNREACHABLE;
        }
    }

    private static HttpResponse<byte[]> send(Twilio twilio, URI address, String method)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return twilio.courier().client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static @Nullable String name(HttpResponse<byte[]> response, URI address) {
        Matcher matcher = NAME.matcher(
                response.headers().firstValue("Content-Disposition").orElse(""));
        String path = String.valueOf(address.getPath());
        return matcher.find() ? matcher.group(1) : path.substring(path.lastIndexOf('/') + 1);
    }

    static String kind(String mediaType) {
        return switch (mediaType) {
            case "image/webp" -> "sticker";
            case "audio/ogg" -> "voice";
            default ->
                switch (mediaType.replaceFirst("/.*", "")) {
                    case "image" -> "photo";
                    case "audio" -> "audio";
                    case "video" -> "video";
                    default -> "document";
                };
        };
    }
}
