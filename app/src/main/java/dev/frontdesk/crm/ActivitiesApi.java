package dev.frontdesk.crm;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calls, meetings, tasks and notes over REST. */
@RestController
@RequestMapping("/api/v1/crm/activities")
class ActivitiesApi extends RecordsApi {

    ActivitiesApi(RecordDoor door) {
        super(Entity.ACTIVITY, door);
    }
}
