package dev.frontdesk.panel;

import java.util.Locale;

/** What a colour means. */
public enum Tone {
    GOOD,
    WARN,
    BAD,
    BUSY,
    QUIET;

    /** As it stands in class names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
