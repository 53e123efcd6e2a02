package dev.frontdesk.mcp;

import dev.frontdesk.platform.AddressGuard;
import dev.frontdesk.platform.Network;
import dev.frontdesk.platform.Outbound;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Array;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Learns what programs say about themselves: on a page of their own, or by registering here. */
@Component
class Programs {

    private static final int PAGE_BYTES_MAX = 64 << 10;
    private static final Duration PAGE_TIME = Duration.ofSeconds(5);
    private static final int REGISTRATIONS_MAX = 20;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int ADDRESSES_MAX = 10_000;
    private static final int REDIRECTS_MAX = 10;

    private record Window(Instant end, int count) {}

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };
    private final JdbcClient jdbc;
    private final Outbound outbound;
    private final JsonMapper json;
    private final Clock clock;

    Programs(JdbcClient jdbc, Outbound outbound, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    /** Empty where nobody of this id says who they are. */
    Optional<Program> find(String id) {
        return id.startsWith("https://") || id.startsWith("http://") ? described(id) : registered(id);
    }

    private Optional<Program> registered(String id) {
        return jdbc.sql("select program_id, name, redirect_uris from mcp_program where program_id = ?")
                .param(id)
                .query((row, n) -> {
                    Array uris = row.getArray(3);
                    return new Program(row.getString(1), row.getString(2), Arrays.asList((String[]) uris.getArray()));
                })
                .optional();
    }

    /** Its page has to say that it is about itself. */
    private Optional<Program> described(String id) {
        try {
            URI address = URI.create(id);
            boolean fits = "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawPath() != null
                    && address.getRawPath().length() > 1
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null
                    && id.length() <= 500;
            if (!fits) {
                return Optional.empty();
            }
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PAGE_TIME)
                    .header("Accept", "application/json")
                    .build();
            HttpResponse<byte[]> page = Outbound.send(outbound.guarded(), request, PAGE_BYTES_MAX, PAGE_TIME);
            JsonNode said = json.readTree(page.body());
            return page.statusCode() == 200
                            && said.path("client_id").asString("").equals(id)
                    ? read(id, said)
                    : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException | AddressGuard.Refused e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Program> read(String id, JsonNode said) {
        List<String> redirects = said.path("redirect_uris")
                .valueStream()
                .map(each -> each.asString(""))
                .toList();
        boolean fits = !redirects.isEmpty()
                && redirects.size() <= REDIRECTS_MAX
                && redirects.stream().allMatch(Program::mayReturnTo);
        String name = said.path("client_name")
                .asString("")
                .codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(Program.NAME_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return fits
                ? Optional.of(new Program(
                        id,
                        name.isEmpty()
                                ? Objects.requireNonNull(
                                        URI.create(redirects.getFirst()).getHost())
                                : name,
                        redirects))
                : Optional.empty();
    }

    /** Whether somebody at this address may register one more. */
    synchronized boolean mayRegister(String address) {
        Instant now = clock.instant();
        Window window = windows.compute(
                Network.of(address),
                (key, known) -> known == null || !now.isBefore(known.end())
                        ? new Window(now.plus(WINDOW), 1)
                        : new Window(known.end(), known.count() + 1));
        return window.count() <= REGISTRATIONS_MAX;
    }

    /** Empty if what it says makes no sense. */
    Optional<Program> register(JsonNode said) {
        Optional<Program> program = read("fdp_" + UUID.randomUUID(), said);
        program.ifPresent(each -> jdbc.sql(
                        "insert into mcp_program (program_id, name, redirect_uris, created_at) values (?, ?, ?, ?)")
                .params(
                        each.id(),
                        each.name(),
                        each.redirectUris().toArray(String[]::new),
                        Timestamp.from(clock.instant()))
                .update());
        return program;
    }
}
