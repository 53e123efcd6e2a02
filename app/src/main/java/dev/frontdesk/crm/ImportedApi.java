package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Records of one kind over REST, of which whole files are taken, too. */
abstract class ImportedApi extends KeptApi {

    private final Imports imports;

    ImportedApi(Entity entity, RecordDoor door, Imports imports) {
        super(entity, door);
        this.imports = imports;
    }

    /**
     * At most 5000 rows and 5 MB; the first line names the columns. Rows with faults are left out.
     *
     * @param check only look at the file and list what is wrong with it
     */
    @Operation(summary = "Import records from a CSV file")
    @PostMapping(path = "/imports", consumes = "text/csv")
    ImportReport take(Caller caller, @RequestParam(defaultValue = "false") boolean check, @RequestBody byte[] file) {
        return visits.make(
                caller, who -> check ? imports.check(who, entity, file) : imports.run(who, entity, file, null));
    }
}
