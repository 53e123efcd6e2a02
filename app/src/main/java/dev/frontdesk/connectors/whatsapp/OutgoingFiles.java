package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Attachment;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Files on their way out: Twilio takes no bytes, it fetches them from an address that nobody can guess, for an hour at
 * most. Held by the node that sends; their bytes stay where they are until they are fetched.
 */
@Component
class OutgoingFiles {

    static final String PATH = "/whatsapp/files/";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int COUNT_MAX = 10_000;

    private record Offer(Attachment file, Instant until) {}

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<String, Offer> offers = new LinkedHashMap<>();

    OutgoingFiles(Clock clock) {
        this.clock = clock;
    }

    /** @param callback where the provider's posts arrive: the file is offered beside it */
    URI offer(Attachment file, URI callback) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        keep(key, file);
        String ours = callback.toString().replaceFirst("/hooks/[^/]*/?$", "");
        String base =
                ours.equals(callback.toString()) ? callback.getScheme() + "://" + callback.getRawAuthority() : ours;
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(base + PATH + key + "/" + name);
    }

    private synchronized void keep(String key, Attachment file) {
        Instant now = clock.instant();
        while (!offers.isEmpty()
                && (offers.size() >= COUNT_MAX
                        || offers.firstEntry().getValue().until().isBefore(now))) {
            offers.pollFirstEntry();
        }
        offers.put(key, new Offer(file, now.plus(KEPT)));
    }

    synchronized Optional<Attachment> find(String key) {
        return Optional.ofNullable(offers.get(key))
                .filter(offer -> offer.until().isAfter(clock.instant()))
                .map(Offer::file);
    }
}
