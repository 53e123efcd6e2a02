package dev.frontdesk.sandbox.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A multipart form: its texts by name, and its file. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Form(Map<String, String> texts, @Nullable String fileName, byte[] file) {

    private static final Pattern BOUNDARY = Pattern.compile("(?i)multipart/form-data\\s*;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern NAME = Pattern.compile("(?i)name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");

    static Form read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw ApiError.invalid(null, null, "Could not parse multipart form");
        }
        Map<String, String> texts = new HashMap<>();
        String fileName = null;
        byte[] file = new byte[0];
        for (String part : new String(body, ISO_8859_1).split(Pattern.quote("--" + boundary.group(1)))) {
            int head = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(head < 0 ? "" : part.substring(0, head));
            if (!name.find()) {
                continue;
            }
            byte[] content = part.substring(head + 4, Math.max(head + 4, part.length() - 2))
                    .getBytes(ISO_8859_1);
            Matcher given = FILE_NAME.matcher(part.substring(0, head));
            if (given.find()) {
                fileName = given.group(1);
                file = content;
            } else {
                texts.put(name.group(1), new String(content, UTF_8));
            }
        }
        return new Form(texts, fileName, file);
    }
}
