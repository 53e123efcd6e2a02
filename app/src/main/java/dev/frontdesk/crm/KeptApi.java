package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.JsonNode;

/** Records of one kind over REST, to be written, too. */
abstract class KeptApi extends RecordsApi {

    KeptApi(Entity entity, RecordDoor door) {
        super(entity, door);
    }

    @Operation(summary = "Make a record")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(Caller caller, @RequestBody JsonNode json) {
        Map<String, @Nullable Object> said = RecordJson.read(json);
        return RecordJson.of(RecordJson.named(() -> visits.make(caller, who -> make(who, said))));
    }

    Entry make(Who who, Map<String, @Nullable Object> said) {
        return records.create(who, entity, said);
    }

    /** With {@code version}, only what was seen last is changed. */
    @Operation(summary = "Change what is given; the rest stays")
    @PatchMapping("/{record}")
    Map<String, @Nullable Object> change(Caller caller, @PathVariable String record, @RequestBody JsonNode json) {
        Map<String, @Nullable Object> said = RecordJson.read(json);
        Long version = RecordJson.version(said);
        return RecordJson.of(RecordJson.named(
                () -> visits.make(caller, who -> records.update(who, entity, number(record), said, version))));
    }

    @Operation(summary = "Delete a record")
    @DeleteMapping("/{record}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String record) {
        visits.make(caller, who -> {
            records.delete(who, entity, number(record));
            return true;
        });
    }
}
