package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every template needs to know of the request it answers: language, person, address, tokens. Page controllers take
 * it as a parameter and pass it on as the template's first argument.
 */
public final class Page {

    /** Cross-site request forgery token, for forms ({@code parameter}) and htmx ({@code header}). */
    public record Csrf(String header, String parameter, String token) {}

    private final Phrases phrases;
    private final @Nullable Caller caller;
    private final String path;
    private final Theme theme;
    private final @Nullable Csrf csrf;
    private final boolean fragment;
    private final Assets assets;
    private final Instant begun;
    private final Supplier<Shell> shell;

    Page(
            Phrases phrases,
            @Nullable Caller caller,
            String path,
            Theme theme,
            @Nullable Csrf csrf,
            boolean fragment,
            Assets assets,
            Instant begun,
            Supplier<Shell> shell) {
        this.phrases = phrases;
        this.caller = caller;
        this.path = path;
        this.theme = theme;
        this.csrf = csrf;
        this.fragment = fragment;
        this.assets = assets;
        this.begun = begun;
        this.shell = shell;
    }

    /** The words of a message, in the reader's language. */
    public String say(String key, Object... arguments) {
        return phrases.say(key, arguments);
    }

    /** The words of a message, or {@code other} where there is none, e.g. for codes that providers invent. */
    public String sayOr(String key, String other, Object... arguments) {
        return phrases.sayOr(key, other, arguments);
    }

    public boolean knows(String key) {
        return phrases.knows(key);
    }

    public Phrases phrases() {
        return phrases;
    }

    public Locale locale() {
        return phrases.locale();
    }

    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    public String path() {
        return path;
    }

    public Theme theme() {
        return theme;
    }

    public Optional<Csrf> csrf() {
        return Optional.ofNullable(csrf);
    }

    /** What htmx sends with every request, as JSON. */
    public @Nullable String headers() {
        return csrf == null ? null : "{\"" + csrf.header() + "\":\"" + csrf.token() + "\"}";
    }

    /** Whether htmx asks for a part of a page. */
    public boolean fragment() {
        return fragment;
    }

    public Assets assets() {
        return assets;
    }

    /** When we began to write it: what changes later it has to be told. */
    public Instant begun() {
        return begun;
    }

    /** What stands around the page. Read from the database: only whole pages ask for it. */
    public Shell shell() {
        return shell.get();
    }

    /** A number as the reader writes it. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** A size in the unit that suits it, e.g. {@code 2 MB}; below a kilobyte it counts as one. */
    public String bytes(long bytes) {
        boolean large = bytes >= 1 << 20;
        long count = Math.max(1, Math.round((double) bytes / (large ? 1 << 20 : 1 << 10)));
        return say(large ? "panel.megabytes" : "panel.kilobytes", number(count));
    }

    /** Day and minute in UTC; the browser replaces it by the reader's own time. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
