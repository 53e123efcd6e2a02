package dev.frontdesk.panel;

import gg.jte.models.runtime.JteModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a page controller answers: a rendered template, or where to go next, with what happens beside it in the browser.
 * A controller that has nothing to add may return the {@link JteModel} alone.
 */
public final class Html {

    final HttpStatus status;
    final List<JteModel> parts;
    final @Nullable String location;
    final Map<String, Object> events = new LinkedHashMap<>();

    private Html(HttpStatus status, List<JteModel> parts, @Nullable String location) {
        this.status = status;
        this.parts = parts;
        this.location = location;
    }

    /** A page; or a fragment, followed by fragments that replace others by their id ({@code hx-swap-oob}). */
    public static Html of(JteModel... parts) {
        return new Html(HttpStatus.OK, List.of(parts), null);
    }

    /** A form that cannot be taken as it is, with every problem beside its field. */
    public static Html invalid(JteModel... parts) {
        return new Html(HttpStatus.UNPROCESSABLE_CONTENT, List.of(parts), null);
    }

    public static Html of(HttpStatus status, JteModel... parts) {
        return new Html(status, List.of(parts), null);
    }

    /** Nothing to show. */
    public static Html nothing() {
        return new Html(HttpStatus.OK, List.of(), null);
    }

    /** Another page: 303, or the same by htmx. {@code address} is one of ours. */
    public static Html go(String address) {
        return new Html(HttpStatus.SEE_OTHER, List.of(), address);
    }

    /** Shows a short message that goes by itself. */
    public Html toast(Tone tone, String text) {
        events.put("toast", Map.of("tone", tone.id(), "text", text));
        return this;
    }

    /** Prints the name of a failed action to the browser's console, as it stands in the event log. */
    public Html failed(String event) {
        events.put("failed", Map.of("event", event));
        return this;
    }

    /** Lets the browser know of something else. */
    public Html event(String name, Object detail) {
        events.put(name, detail);
        return this;
    }
}
