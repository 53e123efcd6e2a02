package dev.frontdesk.sandbox.telegram;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address of a call, taken apart.
 *
 * @param file whether a file is asked for rather than a method
 * @param rest the method's name, or the path of the file
 */
record BotPath(boolean file, String token, String rest) {

    private static final String METHODS = "/bot";
    private static final String FILES = "/file/bot";

    /** Null if the path is none of the Bot API's. */
    static @Nullable BotPath of(String path) {
        boolean file = path.startsWith(FILES);
        if (!file && !path.startsWith(METHODS)) {
            return null;
        }
        int start = file ? FILES.length() : METHODS.length();
        int slash = path.indexOf('/', start);
        if (slash < 0) {
            return null;
        }
        String token = decoded(path.substring(start, slash));
        String rest = decoded(path.substring(slash + 1));
        if (!file && rest.startsWith("test/")) {
            rest = rest.substring("test/".length());
        }
        return new BotPath(file, token, rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
