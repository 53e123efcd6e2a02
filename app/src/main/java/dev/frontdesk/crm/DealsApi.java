package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deals over REST, with their way through the stages. */
@RestController
@RequestMapping("/api/v1/crm/deals")
class DealsApi extends KeptApi {

    /**
     * @param stage code, name or alias
     * @param reason why it was lost; needed where the stage is of that kind
     * @param version that was seen last; null: whichever
     */
    record Move(
            @Nullable String stage,
            @Nullable String reason,
            @Nullable Long version) {}

    private final Deals deals;

    DealsApi(RecordDoor door, Deals deals) {
        super(Entity.DEAL, door);
        this.deals = deals;
    }

    @Override
    Entry make(Who who, Map<String, @Nullable Object> said) {
        Object stage = said.remove("stage");
        return deals.create(who, said, stage == null ? null : stage.toString());
    }

    /** To a stage of its pipeline; won and lost close it. */
    @Operation(summary = "Move a deal to a stage")
    @PutMapping("/{record}/stage")
    Map<String, @Nullable Object> move(Caller caller, @PathVariable String record, @RequestBody Move move) {
        String stage = Objects.requireNonNullElse(move.stage(), "");
        return RecordJson.of(RecordJson.named(() ->
                visits.make(caller, who -> deals.move(who, number(record), stage, move.reason(), move.version()))));
    }

    /** In the first stage. */
    @Operation(summary = "Open a closed deal again")
    @DeleteMapping("/{record}/closing")
    Map<String, @Nullable Object> reopen(Caller caller, @PathVariable String record) {
        return RecordJson.of(visits.make(caller, who -> deals.reopen(who, number(record))));
    }
}
