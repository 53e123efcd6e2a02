package dev.frontdesk.sandbox.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontdesk.sandbox.Json;
import java.util.Locale;
import java.util.Set;

/**
 * Answers {@code POST /v1/audio/transcriptions}. What was said stands in the recording after {@code words=}, up to its
 * end or a NUL; of any other recording it hears how long it is.
 */
final class Transcriptions {

    private static final String WORDS = "words=";
    private static final int BYTES_MAX = 26_214_400;
    private static final Set<String> FORMATS =
            Set.of("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm");

    private Transcriptions() {}

    static Answer.Planned plan(Form form) {
        String model = form.texts().get("model");
        if (model == null || model.isBlank()) {
            throw ApiError.missing("model");
        }
        SandboxModel.of(model);
        String name = form.fileName();
        if (name == null) {
            throw ApiError.missing("file");
        }
        if (form.file().length > BYTES_MAX) {
            throw new ApiError(
                    413,
                    "server_error",
                    null,
                    null,
                    "Maximum content size limit (" + BYTES_MAX + ") exceeded (" + form.file().length + " bytes read)");
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (form.file().length == 0 || !FORMATS.contains(ending)) {
            throw ApiError.invalid(
                    "file",
                    null,
                    "Invalid file format. Supported formats: "
                            + String.join(", ", FORMATS.stream().sorted().toList()));
        }
        byte[] answer = Json.MAPPER.writeValueAsBytes(Json.object().put("text", heard(new String(form.file(), UTF_8))));
        return new Answer.Planned(Answer.Whole.json(answer), 0);
    }

    private static String heard(String recording) {
        int at = recording.indexOf(WORDS);
        if (at < 0) {
            return "A recording of " + recording.length() + " characters.";
        }
        String words = recording.substring(at + WORDS.length());
        int end = words.indexOf('\0');
        return end < 0 ? words : words.substring(0, end);
    }
}
