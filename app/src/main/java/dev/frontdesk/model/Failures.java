package dev.frontdesk.model;

import dev.frontdesk.model.ModelFailure.Kind;
import dev.langchain4j.exception.ContentFilteredException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the providers mean by their errors. */
final class Failures {

    private static final int EXCERPT_MAX = 300;
    private static final Duration WAIT_MAX = Duration.ofHours(1);

    private static final Pattern MESSAGE = Pattern.compile("\"(?:message|error)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Google tells the wait in the body only. */
    private static final Pattern RETRY_DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d+)(?:\\.\\d+)?s\"");

    private static final Pattern TOO_LONG = Pattern.compile(
            "context_length_exceeded|maximum context|context (?:length|window)|prompt is too long|too many tokens"
                    + "|input token count|exceeds? the (?:maximum|limit).{0,40}token|request_too_large");

    /** Google answers 400, not 401, to a key it does not know. */
    private static final Pattern BAD_KEY = Pattern.compile("api_key_invalid|api key not valid|api key expired");

    private Failures() {}

    static ModelFailure of(int status, HttpHeaders headers, byte[] body, @Nullable String secret) {
        String text = new String(body, StandardCharsets.UTF_8);
        Kind kind = kind(status, text.toLowerCase(Locale.ROOT));
        String code = "HTTP " + status;
        return new ModelFailure(
                kind,
                code,
                redacted(code + excerpt(text).map(words -> ": " + words).orElse(""), secret),
                kind == Kind.RATE_LIMITED || kind == Kind.UNAVAILABLE ? retryAfter(headers, text) : null);
    }

    private static Kind kind(int status, String body) {
        return switch (status) {
            case 401, 402, 403 -> Kind.BAD_KEY;
            case 413 -> Kind.TOO_LONG;
            case 429 -> Kind.RATE_LIMITED;
            case 400, 404, 405, 410, 415, 422 ->
                BAD_KEY.matcher(body).find()
                        ? Kind.BAD_KEY
                        : TOO_LONG.matcher(body).find() ? Kind.TOO_LONG : Kind.REFUSED;
            default -> Kind.UNAVAILABLE;
        };
    }

    private static Optional<String> excerpt(String body) {
        Matcher message = MESSAGE.matcher(body);
        if (!message.find()) {
            return Optional.empty();
        }
        String words = message.group(1)
                .replaceAll("\\\\n|\\s+", " ")
                .replace("\\\"", "\"")
                .strip();
        return Optional.of(words.length() <= EXCERPT_MAX ? words : words.substring(0, EXCERPT_MAX) + "…");
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers, String body) {
        Optional<Duration> told = headers.firstValue("retry-after").flatMap(value -> wait(value, headers));
        Matcher delay = RETRY_DELAY.matcher(body);
        if (told.isEmpty() && delay.find()) {
            told = wait(delay.group(1), headers);
        }
        return told.map(wait -> wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait).orElse(null);
    }

    /** Seconds, or a date that is read against the provider's own clock. */
    private static Optional<Duration> wait(String value, HttpHeaders headers) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return date(value)
                .flatMap(until -> headers.firstValue("date")
                        .flatMap(Failures::date)
                        .map(now -> Duration.between(now, until))
                        .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    private static Optional<ZonedDateTime> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What LangChain4j threw: ours, passed through, or its own complaint about what it read. */
    static ModelFailure of(Throwable thrown, @Nullable String secret) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof ModelFailure ours) {
                return ours;
            }
            if (each instanceof ContentFilteredException) {
                return new ModelFailure(Kind.REFUSED, "Refused", "The provider's filter stopped the answer", null);
            }
        }
        return ModelFailure.unavailable(
                "Not a model",
                redacted("What came back is not a model's answer: " + firstLine(thrown.getMessage()), secret));
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null ? "" : message.split("\n", 2)[0];
        return line.length() <= EXCERPT_MAX ? line : line.substring(0, EXCERPT_MAX) + "…";
    }

    static String redacted(String text, @Nullable String secret) {
        return secret == null || secret.isEmpty() ? text : text.replace(secret, "••••");
    }
}
