package dev.frontdesk.panel;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bright the panel is. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** As it stands in the cookie and in the page. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme of(@Nullable String id) {
        return Arrays.stream(values())
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .orElse(AUTO);
    }
}
