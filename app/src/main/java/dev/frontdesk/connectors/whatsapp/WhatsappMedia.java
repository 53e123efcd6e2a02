package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.ProviderHttp;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches <a href="https://www.twilio.com/docs/messaging/api/media-resource">files</a>: Twilio asks for our credentials
 * and sends us on to a store elsewhere, which must not see them.
 */
final class WhatsappMedia implements Media {

    private static final String CALL = "Media";
    private static final int HOPS_MAX = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
    private static final Pattern STORES = Pattern.compile("(?:.+\\.)?(?:twilio|twiliocdn|amazonaws)\\.com");
    private static final Pattern NAME = Pattern.compile("filename=\"?([^\";]+)");

    private final TwilioApi api;

    WhatsappMedia(TwilioApi api) {
        this.api = api;
    }

    @Override
    public Fetched fetch(String reference, long bytesMax) {
        URI address = parse(reference);
        if (!sameHost(address, api.base()) && !isOnThisMachine(address)) {
            throw gone("The file is not kept at Twilio");
        }
        for (int hop = 0; hop <= HOPS_MAX; hop++) {
            HttpResponse<InputStream> response = get(address, hop == 0);
            String next = response.headers().firstValue("location").orElse(null);
            if (response.statusCode() / 100 != 3 || next == null) {
                return fetched(response, bytesMax);
            }
            close(response);
            address = address.resolve(parse(next));
            if (!isAllowed(address)) {
                throw gone("Twilio sent us on to an unexpected place");
            }
        }
        throw gone("Twilio sent us on too often");
    }

    private static URI parse(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw gone("The file's address cannot be read");
        }
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort()
                && String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme());
    }

    /** Stand-ins on this machine send us to this machine, everything else to where Twilio keeps files. */
    private boolean isAllowed(URI address) {
        if (LOOPBACK.contains(String.valueOf(api.base().getHost()))) {
            return isOnThisMachine(address);
        }
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getPort() == -1
                && STORES.matcher(host).matches();
    }

    /** A stand-in on this machine goes by either name, whichever its page was opened under. */
    private boolean isOnThisMachine(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(String.valueOf(api.base().getHost()))
                && LOOPBACK.contains(host)
                && address.getPort() == api.base().getPort();
    }

    private HttpResponse<InputStream> get(URI address, boolean authorized) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET();
        if (authorized) {
            request.header("Authorization", api.authorization());
        }
        try {
            return api.http().send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw ProviderHttp.unavailable(CALL, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Could not connect", CALL + " was interrupted", false, null);
        }
    }

    private static Fetched fetched(HttpResponse<InputStream> response, long bytesMax) {
        long bytes = response.headers().firstValueAsLong("content-length").orElse(-1);
        Refusal refusal = refusal(response, bytes, bytesMax);
        if (refusal != null) {
            close(response);
            throw refusal;
        }
        String type = response.headers().firstValue("content-type").orElse(null);
        Matcher name = NAME.matcher(
                response.headers().firstValue("content-disposition").orElse(""));
        return new Fetched(response.body(), type, name.find() ? bare(name.group(1)) : null, bytes);
    }

    private static @Nullable Refusal refusal(HttpResponse<InputStream> response, long bytes, long bytesMax) {
        int status = response.statusCode();
        String code = "HTTP " + status;
        return switch (status) {
            case 200 ->
                bytes > bytesMax
                        ? new Rejected("File too large", CALL + ": " + bytes + " bytes", new Reason.Other())
                        : null;
            case 401 -> new BadCredentials(code, CALL + ": " + code);
            case 429 -> new RateLimited(CALL + ": " + code, TwilioRefusals.retryAfter(response.headers()));
            case 400, 403, 404, 410 -> gone("The file is gone, or its address has expired");
            default -> new Unavailable(code, CALL + ": " + code, false, null);
        };
    }

    private static Rejected gone(String why) {
        return new Rejected("File gone", CALL + ": " + why, new Reason.Other());
    }

    private static String bare(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            // it was not wanted anyway
        }
    }
}
