package dev.frontdesk.media;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes names that strangers gave to their files harmless. */
public final class FileNames {

    private static final int LENGTH_MAX = 120;
    private static final int ENDING_MAX = 12;

    /** Control characters, marks that turn the direction of writing, and what no file system takes. */
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}<>:\"|?*]");

    private FileNames() {}

    /** The name without a path, without what could mislead, at most 120 characters; {@code otherwise} if none is left. */
    public static String harmless(@Nullable String given, String otherwise) {
        if (given == null) {
            return otherwise;
        }
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = HARMFUL.matcher(name).replaceAll("").strip().replaceFirst("^\\.+", "");
        return name.isBlank() ? otherwise : shortened(name);
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LENGTH_MAX) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= ENDING_MAX ? name.substring(dot) : "";
        int kept = name.offsetByCodePoints(0, LENGTH_MAX - ending.length());
        return name.substring(0, Math.min(kept, name.length() - ending.length())) + ending;
    }
}
