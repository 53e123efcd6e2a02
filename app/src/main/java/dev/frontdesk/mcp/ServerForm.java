package dev.frontdesk.mcp;

import dev.frontdesk.mcp.OutsideServer.Auth;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.AddressGuard;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.tool.Audience;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a server to attach or change; checked.
 *
 * @param headerName null unless auth is a header
 * @param secret null: as before, or none
 */
record ServerForm(
        String name,
        URI url,
        Auth auth,
        @Nullable String headerName,
        @Nullable Secret secret,
        Audience audience,
        boolean on) {

    private static final int NAME_MAX = 40;
    private static final int URL_MAX = 1_000;
    private static final int SECRET_MAX = 4_000;
    private static final int PREFIX_MAX = 20;
    private static final Set<String> NOT_FOR_SECRETS = Set.of(
            "host",
            "content-type",
            "content-length",
            "accept",
            "connection",
            "transfer-encoding",
            "mcp-session-id",
            "mcp-protocol-version",
            "mcp-method",
            "mcp-name",
            "upgrade",
            "expect");

    /**
     * As it is sent.
     *
     * @param auth {@code none} (as without it), {@code bearer} or {@code header}
     * @param headerName the header that carries the secret where auth is {@code header}
     * @param secret write-only; left out: as before
     * @param audience who may use its tools: {@code everyone}, {@code members}, {@code staff} (as without it) or
     *     {@code vendors}
     * @param on whether its approved tools are offered; true without it
     */
    record Wanted(
            @Nullable String name,
            @Nullable String url,
            @Nullable String auth,
            @Nullable String headerName,
            @Nullable String secret,
            @Nullable String audience,
            @Nullable Boolean on) {}

    /** @throws Problem.Invalid with all that is wrong */
    static ServerForm read(Wanted wanted, @Nullable OutsideServer before, OutsideHttp http) {
        List<Problem.Field> problems = new ArrayList<>();
        String name = Objects.requireNonNullElse(wanted.name(), before == null ? "" : before.name())
                .strip();
        if (name.isEmpty() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(problem("name", "mcp.invalid.name", NAME_MAX));
        }
        URI url = url(wanted.url(), before, http, problems);
        Auth auth = one(Auth.values(), wanted.auth(), before == null ? Auth.NONE : before.auth(), "auth", problems);
        Audience audience = one(
                Audience.values(),
                wanted.audience(),
                before == null ? Audience.STAFF : before.audience(),
                "audience",
                problems);
        String header = header(auth, wanted.headerName(), before, problems);
        Secret secret = secret(wanted.secret(), problems);
        boolean had = before != null && before.secretPreview() != null && keeps(before, url, auth);
        if (auth != Auth.NONE && secret == null && !had) {
            problems.add(problem("secret", "mcp.invalid.secret-needed"));
        }
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        boolean on = wanted.on() == null ? before == null || before.on() : wanted.on();
        return new ServerForm(
                name, Objects.requireNonNull(url), auth, header, auth == Auth.NONE ? null : secret, audience, on);
    }

    private static Problem.Field problem(String field, String key, Object... values) {
        return new Problem.Field(field, Words.here().say(key, values));
    }

    private static @Nullable URI url(
            @Nullable String typed, @Nullable OutsideServer before, OutsideHttp http, List<Problem.Field> problems) {
        if (typed == null && before != null) {
            return before.url();
        }
        String text = typed == null ? "" : typed.strip();
        try {
            URI url = new URI(text);
            if (text.length() > URL_MAX || url.getHost() == null || url.getRawFragment() != null) {
                problems.add(problem("url", "mcp.invalid.url"));
                return null;
            }
            if (http.travelsOpenly(url)) {
                problems.add(problem("url", "mcp.invalid.https"));
                return null;
            }
            http.check(url);
            return url;
        } catch (URISyntaxException e) {
            problems.add(problem("url", "mcp.invalid.url"));
        } catch (AddressGuard.Refused refused) {
            problems.add(new Problem.Field("url", String.valueOf(refused.getMessage())));
        }
        return null;
    }

    private static <E extends Enum<E>> E one(
            E[] values, @Nullable String word, E otherwise, String field, List<Problem.Field> problems) {
        if (word == null || word.isBlank()) {
            return otherwise;
        }
        Optional<E> found = Arrays.stream(values)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(problem(field, "mcp.invalid.choice"));
        }
        return found.orElse(otherwise);
    }

    private static @Nullable String header(
            Auth auth, @Nullable String typed, @Nullable OutsideServer before, List<Problem.Field> problems) {
        if (auth != Auth.HEADER) {
            return null;
        }
        String name = typed == null && before != null ? before.headerName() : typed;
        if (name == null
                || !name.strip().matches("[A-Za-z0-9-]{1,64}")
                || NOT_FOR_SECRETS.contains(name.strip().toLowerCase(Locale.ROOT))) {
            problems.add(problem("headerName", "mcp.invalid.header"));
            return null;
        }
        return name.strip();
    }

    private static @Nullable Secret secret(@Nullable String typed, List<Problem.Field> problems) {
        String secret = typed == null ? "" : typed.strip();
        if (secret.isEmpty()) {
            return null;
        }
        if (secret.length() > SECRET_MAX || !secret.chars().allMatch(c -> c >= ' ' && c < 127)) {
            problems.add(problem("secret", "mcp.invalid.secret"));
            return null;
        }
        return new Secret(secret);
    }

    /** A secret never follows to another host, nor to another header. */
    boolean keepsSecret(OutsideServer before) {
        return keeps(before, url, auth);
    }

    private static boolean keeps(OutsideServer before, @Nullable URI url, Auth auth) {
        return url != null
                && auth != Auth.NONE
                && before.auth() != Auth.NONE
                && Objects.equals(before.url().getScheme(), url.getScheme())
                && Objects.equals(before.url().getHost(), url.getHost())
                && before.url().getPort() == url.getPort();
    }

    /** The prefix stays as it was made, so that agents' choices of tools go on. */
    OutsideServer server(UUID id, ProjectId project, @Nullable OutsideServer before) {
        return new OutsideServer(
                id,
                project,
                name,
                before == null ? prefix(id) : before.prefix(),
                url,
                auth,
                headerName,
                before == null ? null : before.secretPreview(),
                audience,
                on,
                null,
                null,
                List.of());
    }

    private String prefix(UUID id) {
        String letters =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String made = letters.isEmpty() ? id.toString().substring(24) : letters;
        return made.length() <= PREFIX_MAX
                ? made
                : made.substring(0, PREFIX_MAX).replaceAll("_+$", "");
    }
}
