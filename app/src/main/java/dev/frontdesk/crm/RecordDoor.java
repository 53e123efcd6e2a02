package dev.frontdesk.crm;

import org.springframework.stereotype.Component;

/** What every controller of records works with. */
@Component
record RecordDoor(Records records, Visits visits, Timeline timeline, Exports exports) {}
