package dev.frontdesk.crm;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.platform.Download;
import dev.frontdesk.platform.Tenancy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes records to CSV files, in which no cell is a formula. */
@Component
class Exports {

    private static final int PART = 500;

    private final Records records;
    private final Tenancy tenancy;
    private final Audit audit;

    Exports(Records records, Tenancy tenancy, Audit audit) {
        this.records = records;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** Everything that fits, in UTF-8 with a mark that spreadsheets know it by. Asked for is judged before it begins. */
    ResponseEntity<Download> file(Who who, Entity entity, Map<String, String> filters, @Nullable String query) {
        who.require(entity, Action.EXPORT);
        Part first = records.list(who, entity, filters, query, PART, null);
        tenancy.run(
                who.organization(),
                () -> audit.record(
                        who.organization(),
                        AuditEntry.of(who.actor(), entity.word() + ".exported").about("crm", entity.plural())));
        String name = entity.plural() + ".csv";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out -> write(out, who, entity, filters, query, first));
    }

    private void write(
            OutputStream out, Who who, Entity entity, Map<String, String> filters, @Nullable String query, Part first)
            throws IOException {
        List<String> names = names(entity);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(names);
        Part part = first;
        while (true) {
            for (Entry entry : part.items()) {
                printer.printRecord(
                        names.stream().map(name -> cell(entry, name)).toList());
            }
            if (part.next() == null) {
                break;
            }
            part = records.list(who, entity, filters, query, PART, part.next());
        }
        printer.flush();
    }

    private static List<String> names(Entity entity) {
        return Stream.of(
                        Stream.of("id"),
                        Attributes.of(entity).stream().map(Attribute::name),
                        RecordJson.names(entity).stream(),
                        Stream.of("created_at", "updated_at"))
                .flatMap(each -> each)
                .toList();
    }

    private static String cell(Entry entry, String name) {
        Object value = name.equals("id") ? (Object) entry.id() : entry.values().get(name);
        return switch (value) {
            case null -> "";
            case BigDecimal money -> money.toPlainString();
            case List<?> list -> safe(list.stream().map(Object::toString).collect(Collectors.joining(", ")));
            default -> safe(value.toString());
        };
    }

    /** A cell that begins like a formula would be run by a spreadsheet. */
    static String safe(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
