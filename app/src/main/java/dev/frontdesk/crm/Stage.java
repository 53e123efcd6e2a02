package dev.frontdesk.crm;

import java.util.Locale;

/** A step that deals stand on. */
public record Stage(long id, long pipeline, String code, String name, int rank, int probability, Kind kind) {

    /** Won and lost are a matter of the kind, whatever the stage is called. */
    public enum Kind {
        OPEN,
        WON,
        LOST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
