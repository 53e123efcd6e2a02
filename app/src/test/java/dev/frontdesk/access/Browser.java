package dev.frontdesk.access;

import dev.frontdesk.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Visits pages as a browser without scripts does: keeps cookies, and sends forms with the token of the last page. */
public final class Browser {

    /** @param location where it leads, null: nowhere */
    public record Seen(int status, String text, HttpResponse<String> response) {

        public String location() {
            return response.headers().firstValue("Location").orElse("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ApiClient site;
    final Map<String, String> cookies = new LinkedHashMap<>();
    private @Nullable String token;

    Browser(ApiClient site) {
        this.site = site;
    }

    public Seen get(String path) {
        return send(request("GET", path).build());
    }

    /** @param language that the browser asks for */
    public Seen get(String path, String language) {
        return send(request("GET", path).header("Accept-Language", language).build());
    }

    /** Opens {@code path} for its form token, then sends the fields to {@code action}. */
    public Seen fill(String path, String action, Map<String, String> fields) {
        get(path);
        return post(action, fields);
    }

    /** Sends a form with the token that was seen last. */
    public Seen post(String path, Map<String, String> fields) {
        return form("POST", path, fields);
    }

    public Seen form(String method, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (token != null) {
            all.putIfAbsent("_csrf", token);
        }
        return send(request(method, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(encoded(all)))
                .build());
    }

    /** A call as a script of the page makes it. */
    public Seen json(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(method, path).setHeader("Accept", "application/json");
        headers.forEach(request::setHeader);
        return send(request.setHeader("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    public Seen signIn(String email, String password) {
        return fill("/sign-in", "/sign-in", Map.of("email", email, "password", password));
    }

    public String token() {
        return token == null ? "" : token;
    }

    private HttpRequest.Builder request(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        path.startsWith("http") ? URI.create(path) : URI.create(site.url(path)))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
                .method(method, BodyPublishers.noBody());
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Seen send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Seen(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
