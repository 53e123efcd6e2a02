package dev.frontdesk.mcp;

import dev.frontdesk.mcp.OutsideFailure.Kind;
import dev.frontdesk.platform.AddressGuard;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Outbound;
import dev.frontdesk.platform.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts one message to an outside server and reads its answer, within a size and a time, at addresses of the outside. */
@Component
class OutsideHttp {

    private static final int BYTES_MAX = 1 << 20;

    /** Below the time of a tool's call, so that a late server is known as such. */
    private static final Duration TIME_MAX = Duration.ofSeconds(15);

    private final Outbound outbound;
    private final AddressGuard guard;
    private final FrontdeskSettings settings;
    private final JsonMapper json;

    OutsideHttp(Outbound outbound, AddressGuard guard, FrontdeskSettings settings, JsonMapper json) {
        this.outbound = outbound;
        this.guard = guard;
        this.settings = settings;
        this.json = json;
    }

    /** @param message null where the answer has none */
    record Answer(
            int status, @Nullable String session, @Nullable JsonNode message) {}

    /** @throws AddressGuard.Refused saying why this address is not asked */
    void check(URI address) {
        guard.check(address);
    }

    /** Secrets and what people say travel encrypted, except on a machine that the operator has allowed. */
    boolean travelsOpenly(URI address) {
        return !"https".equalsIgnoreCase(address.getScheme())
                && !settings.allowedPrivateHosts().contains(address.getHost());
    }

    /** @param headers beside those of every message */
    Answer post(OutsideServer server, @Nullable Secret secret, Map<String, String> headers, JsonNode message)
            throws OutsideFailure {
        if (travelsOpenly(server.url())) {
            throw new OutsideFailure(Kind.ADDRESS, "Not encrypted");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url())
                .timeout(TIME_MAX)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(message)));
        headers.forEach(request::header);
        if (secret != null && server.auth() == OutsideServer.Auth.BEARER) {
            request.header("Authorization", "Bearer " + secret.reveal());
        } else if (secret != null && server.headerName() != null) {
            request.header(server.headerName(), secret.reveal());
        }
        return answer(send(request.build()), message.get("id"));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws OutsideFailure {
        try {
            return Outbound.send(outbound.guarded(), request, BYTES_MAX, TIME_MAX);
        } catch (AddressGuard.Refused inside) {
            throw new OutsideFailure(Kind.ADDRESS, "Leads inside");
        } catch (HttpTimeoutException late) {
            throw new OutsideFailure(Kind.LATE, "No answer in time");
        } catch (IOException failed) {
            boolean longer = String.valueOf(failed.getMessage()).contains("longer than");
            throw new OutsideFailure(
                    longer ? Kind.TOO_LONG : Kind.UNREACHABLE, failed.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(Kind.LATE, "Interrupted");
        }
    }

    private Answer answer(HttpResponse<byte[]> response, @Nullable JsonNode id) throws OutsideFailure {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new OutsideFailure(Kind.REFUSED, "HTTP " + status);
        }
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String body = new String(response.body(), StandardCharsets.UTF_8);
        JsonNode message = type.startsWith("text/event-stream") ? streamed(body, id) : read(body);
        return new Answer(
                status, response.headers().firstValue("Mcp-Session-Id").orElse(null), message);
    }

    private @Nullable JsonNode read(String text) {
        try {
            JsonNode node = json.readTree(text);
            return node == null || !node.isObject() ? null : node;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The event that answers our request; others are notices, and requests to us that we have not said we take. */
    private @Nullable JsonNode streamed(String body, @Nullable JsonNode id) {
        for (String event : body.split("\\R\\R", -1)) {
            StringBuilder data = new StringBuilder();
            event.lines()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> data.append(line.substring(5).strip()));
            JsonNode message = read(data.toString());
            if (message != null && !message.has("method") && Objects.equals(message.get("id"), id)) {
                return message;
            }
        }
        return null;
    }
}
