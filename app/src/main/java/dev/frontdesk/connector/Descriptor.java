package dev.frontdesk.connector;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pages and the API need to know of a provider. Words (name, field labels and hints, cures) come from
 * {@code messages*.properties} in the connector's own package.
 *
 * @param id folder name, path segment and prefix of log events, e.g. {@code telegram}
 * @param section where its card stands on the project page
 * @param rank order within the section, lowest first
 * @param baseUrl the provider's real address; a setting {@code frontdesk.<id>.base-url} overrides it; null where there
 *     is no outside provider
 * @param carriesConversations whether it is a channel
 */
public record Descriptor(
        String id, Section section, int rank, @Nullable URI baseUrl, boolean carriesConversations, List<Field> fields) {

    public Descriptor {
        fields = List.copyOf(fields);
    }

    /** The groups of the project page, in its order. */
    public enum Section {
        MESSENGERS,
        CRM,
        OFFICE,
        SOCIAL,
        BILLING,
        MAIL
    }

    public enum Kind {
        TEXT,
        SECRET,
        URL,
        NUMBER,
        CHECKBOX,
        LINES,
        CHOICE
    }

    /**
     * One setting.
     *
     * @param pattern what the trimmed value must match, else it is refused with the words {@code <name>.invalid}
     * @param options values of a {@link Kind#CHOICE}, the usual one first; their words are {@code <name>.option.<value>}
     */
    public record Field(
            String name,
            Kind kind,
            boolean required,
            @Nullable String pattern,
            List<String> options) {

        public Field {
            options = List.copyOf(options);
        }

        public Field(String name, Kind kind, boolean required, @Nullable String pattern) {
            this(name, kind, required, pattern, List.of());
        }

        public static Field secret(String name, String pattern) {
            return new Field(name, Kind.SECRET, true, pattern);
        }

        public static Field text(String name) {
            return new Field(name, Kind.TEXT, false, null);
        }

        public static Field choice(String name, List<String> options) {
            return new Field(name, Kind.CHOICE, false, null, options);
        }
    }
}
