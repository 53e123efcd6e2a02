package dev.frontdesk.crm;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads over REST. */
@RestController
@RequestMapping("/api/v1/crm/leads")
class LeadsApi extends ImportedApi {

    LeadsApi(RecordDoor door, Imports imports) {
        super(Entity.LEAD, door, imports);
    }
}
