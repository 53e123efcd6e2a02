package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Issues over REST; a customer's key or session submits its own. */
@RestController
@RequestMapping("/api/v1/crm/issues")
class IssuesApi extends RecordsApi {

    IssuesApi(RecordDoor door) {
        super(Entity.ISSUE, door);
    }

    @Operation(summary = "Make a record")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(Caller caller, @RequestBody JsonNode json) {
        Map<String, @Nullable Object> said = RecordJson.read(json);
        return RecordJson.of(RecordJson.named(
                () -> visits.make(caller, who -> records.create(who, Entity.ISSUE, said))));
    }
}
