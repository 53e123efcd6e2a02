package dev.frontdesk.access;

import dev.frontdesk.audit.RecordedEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries to a file, one after another. */
abstract sealed class AuditFile {

    final Writer out;
    final JsonMapper json;

    private AuditFile(OutputStream out, JsonMapper json) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.json = json;
    }

    static AuditFile csv(OutputStream out, JsonMapper json) {
        return new Csv(out, json);
    }

    static AuditFile json(OutputStream out, JsonMapper json) {
        return new Json(out, json);
    }

    abstract void add(RecordedEntry entry);

    abstract void end() throws IOException;

    final void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Csv extends AuditFile {

        Csv(OutputStream out, JsonMapper json) {
            super(out, json);
            write("id,at,actor_kind,actor_id,actor_name,action,subject_kind,subject_id,outcome,details,personal\r\n");
        }

        @Override
        void add(RecordedEntry entry) {
            write(Stream.of(
                            entry.position(),
                            entry.at(),
                            entry.actorKind(),
                            text(entry.actorId()),
                            text(entry.actorName()),
                            entry.action(),
                            text(entry.subjectKind()),
                            text(entry.subjectId()),
                            entry.outcome(),
                            entry.details().isEmpty() ? "" : json.writeValueAsString(entry.details()),
                            entry.personal().isEmpty() ? "" : json.writeValueAsString(entry.personal()))
                    .map(field -> cell(field.toString()))
                    .collect(Collectors.joining(",", "", "\r\n")));
        }

        private static String text(@Nullable Object value) {
            return Objects.toString(value, "");
        }

        /** A cell that begins like a formula would be run by a spreadsheet. */
        private static String cell(String text) {
            String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
            return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
        }

        @Override
        void end() throws IOException {
            out.flush();
        }
    }

    private static final class Json extends AuditFile {

        private String before = "[";

        Json(OutputStream out, JsonMapper json) {
            super(out, json);
        }

        @Override
        void add(RecordedEntry entry) {
            write(before + json.writeValueAsString(AuditApi.Entry.of(entry)));
            before = ",\n";
        }

        @Override
        void end() throws IOException {
            write(before.equals("[") ? "[]" : "]");
            out.flush();
        }
    }
}
