package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.util.Map;
import java.util.regex.Pattern;

/** Links to files. */
final class FileMethods {

    private static final long DOWNLOAD_BYTES_MAX = 20L << 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{20,}");

    private FileMethods() {}

    static void addTo(Map<String, ApiMethod> methods) {
        methods.put("getfile", FileMethods::getFile);
    }

    private static Reply getFile(Call call) {
        String id = call.arguments().text("file_id");
        if (id == null) {
            throw Refusal.badRequest("file_id not specified");
        }
        StoredFile file = call.telegram().files().find(call.bot(), id);
        if (file == null) {
            throw unknown(id);
        }
        if (file.size() > DOWNLOAD_BYTES_MAX) {
            throw Refusal.badRequest("file is too big");
        }
        call.telegram().files().link(file);
        return Reply.of(Json.object()
                .put("file_id", file.id())
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.size())
                .put("file_path", file.path()));
    }

    static Refusal unknown(String id) {
        return Refusal.badRequest(
                ID.matcher(id).matches() ? "wrong file_id or the file is temporarily unavailable" : "invalid file_id");
    }
}
