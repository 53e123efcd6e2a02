package dev.frontdesk.connectors.mail;

import org.jspecify.annotations.Nullable;

/** The name a person gave a file, as far as it can be shown. */
final class FileName {

    private static final int MAX = 150;

    private FileName() {}

    /** Without a path, control characters or marks that turn the direction of writing. */
    static String of(@Nullable String given, String mediaType) {
        String name =
                given == null ? "" : given.replaceAll("[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty() || name.matches("\\.+")) {
            String kind = mediaType.replaceFirst(".*/", "").replaceAll("[^a-z0-9]", "");
            return mediaType.equals("message/rfc822") ? "mail.eml" : "file." + (kind.isEmpty() ? "bin" : kind);
        }
        return name.length() <= MAX ? name : name.substring(name.length() - MAX);
    }
}
