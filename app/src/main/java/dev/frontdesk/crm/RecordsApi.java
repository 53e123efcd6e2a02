package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Download;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Records of one kind over REST, to be read. {@link RecordDescription} describes them by what stands in
 * {@link Attributes} and {@link Filters}.
 */
abstract class RecordsApi {

    private static final int LIMIT_MAX = 100;

    /** @param nextCursor to be sent as {@code cursor} for the next part; null at the end */
    record Listed(
            List<Map<String, @Nullable Object>> items,
            @Nullable String nextCursor) {
        Listed {
            items = List.copyOf(items);
        }
    }

    /** What happened to a record, newest first. */
    record Events(List<Happening> items) {
        Events {
            items = List.copyOf(items);
        }
    }

    final Entity entity;
    final Records records;
    final Visits visits;
    private final Timeline timeline;
    private final Exports exports;

    RecordsApi(Entity entity, RecordDoor door) {
        this.entity = entity;
        this.records = door.records();
        this.visits = door.visits();
        this.timeline = door.timeline();
        this.exports = door.exports();
    }

    @Operation(summary = "List records, newest first")
    @GetMapping
    Listed list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam Map<String, String> query) {
        Map<String, String> filters = filters(query);
        Part part = RecordJson.named(() -> visits.make(
                caller, who -> records.list(who, entity, filters, q, Math.clamp(limit, 1, LIMIT_MAX), after(cursor))));
        return new Listed(
                part.items().stream().map(RecordJson::of).toList(),
                part.next() == null ? null : part.next().toString());
    }

    private static Map<String, String> filters(Map<String, String> query) {
        Map<String, String> filters = new LinkedHashMap<>();
        query.forEach((name, value) -> filters.put(RecordJson.snake(name), value));
        List.of("q", "limit", "cursor").forEach(filters::remove);
        return filters;
    }

    /** What a list with the same parameters holds, whole. */
    @Operation(summary = "Download records as CSV")
    @GetMapping(path = "/export", produces = "text/csv")
    ResponseEntity<Download> export(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @Parameter(hidden = true) @RequestParam Map<String, String> query) {
        return RecordJson.named(() -> visits.make(caller, who -> exports.file(who, entity, filters(query), q)));
    }

    private static @Nullable Long after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw new Problem.Invalid("cursor", Words.here().say("crm.page.invalid.cursor"));
        }
        return Long.valueOf(cursor);
    }

    @Operation(summary = "Show a record")
    @GetMapping("/{record}")
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String record) {
        return RecordJson.of(visits.make(caller, who -> records.get(who, entity, number(record))));
    }

    @Operation(summary = "Show what happened to a record, newest first")
    @GetMapping("/{record}/timeline")
    Events timeline(Caller caller, @PathVariable String record) {
        return new Events(visits.make(caller, who -> timeline.of(who, records.get(who, entity, number(record)))));
    }

    /** Addresses name records by number or code, never by what they are called. */
    final String number(String said) {
        if (!said.matches("\\d{1,18}|[A-Za-z]{3}-\\d{4}-\\d{1,9}|me")) {
            throw new Problem.Missing(entity.word(), said);
        }
        return said;
    }
}
