package dev.frontdesk.sandbox;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The phone to write from: the files under {@code /phone} on the classpath, with {@code index.html} at the root. */
final class PhonePage implements HttpService {

    private static final Pattern PATH = Pattern.compile("(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\\.[a-z0-9]+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "ogg", "audio/ogg",
            "pdf", "application/pdf",
            "jpg", "image/jpeg");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record Content(String type, String tag, byte[] bytes) {}

    private final Map<String, Content> cache = new ConcurrentHashMap<>();

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", (request, response) -> send("index.html", request, response));
        rules.get("/phone/*", (request, response) -> {
            String path = request.path().absolute().path();
            send(path.startsWith("/phone/") ? path.substring("/phone/".length()) : "", request, response);
        });
    }

    /** Whether the page has an adapter for this provider. */
    static boolean speaks(String providerId) {
        return PhonePage.class.getResource("/phone/providers/" + providerId + ".js") != null;
    }

    private void send(String path, ServerRequest request, ServerResponse response) {
        Content content = content(path);
        if (content == null) {
            response.status(404).header("Content-Type", "text/plain").send("There is no such page.");
            return;
        }
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.header(HeaderNames.ETAG, content.tag);
        if (request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter(content.tag::equals)
                .isPresent()) {
            response.status(304).send();
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, content.type);
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
        response.send(content.bytes);
    }

    private @Nullable Content content(String path) {
        Content known = cache.get(path);
        if (known != null || !PATH.matcher(path).matches()) {
            return known;
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        try (InputStream in = PhonePage.class.getResourceAsStream("/phone/" + path)) {
            if (in == null || type == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            Content content = new Content(type, tag(bytes), bytes);
            cache.put(path, content);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return "\"" + HexFormat.of().toHexDigits(sum.getValue(), 8) + "-" + Integer.toHexString(bytes.length) + "\"";
    }
}
