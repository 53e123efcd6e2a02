package dev.frontdesk.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

/**
 * Transcriptions as OpenAI defines them.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createTranscription">Create a transcription</a>
 */
record OpenAiTranscriptionModel(OpenAiWire wire, String model) implements TranscriptionModel {

    @Override
    public String transcribe(byte[] content, String name, String mediaType) {
        String boundary = "frontdesk-" + UUID.randomUUID();
        ByteArrayOutputStream form = new ByteArrayOutputStream(content.length + 1_000);
        field(form, boundary, "model", model);
        field(form, boundary, "response_format", "json");
        write(
                form,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name.replaceAll("[^\\w.-]", "_") + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n");
        form.writeBytes(content);
        write(form, "\r\n--" + boundary + "--\r\n");
        return wire.form("/audio/transcriptions", boundary, form.toByteArray())
                .path("text")
                .asString("")
                .strip();
    }

    private static void field(ByteArrayOutputStream form, String boundary, String name, String value) {
        write(
                form,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void write(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(UTF_8));
    }
}
