package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The staff over REST: whoever is a member of the organization and no customer. */
@RestController
@RequestMapping("/api/v1/crm/employees")
class EmployeesApi extends RecordsApi {

    private final Standing standing;

    EmployeesApi(RecordDoor door, Standing standing) {
        super(Entity.EMPLOYEE, door);
        this.standing = standing;
    }

    @Override
    @Operation(summary = "List records, newest first")
    @GetMapping
    Listed list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam Map<String, String> query) {
        if (caller.mayConverse()) {
            standing.gather(caller.organization());
        }
        return super.list(caller, q, limit, cursor, query);
    }

    /** People change how they are reached themselves; the rest a vendor. */
    @Operation(summary = "Change what is given; the rest stays")
    @PatchMapping("/{record}")
    Map<String, @Nullable Object> change(Caller caller, @PathVariable String record, @RequestBody JsonNode json) {
        Map<String, @Nullable Object> said = RecordJson.read(json);
        Long version = RecordJson.version(said);
        return RecordJson.of(RecordJson.named(
                () -> visits.make(caller, who -> records.update(who, Entity.EMPLOYEE, number(record), said, version))));
    }
}
