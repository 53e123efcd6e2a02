package dev.frontdesk.crm;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads over REST. */
@RestController
@RequestMapping("/api/v1/crm/leads")
class LeadsApi extends KeptApi {

    LeadsApi(RecordDoor door) {
        super(Entity.LEAD, door);
    }
}
