package dev.frontdesk.tool;

import dev.frontdesk.platform.OrganizationId;
import java.time.ZoneId;

/** In which zone the days of an organization begin, for words such as "tomorrow". May ask the database. */
@FunctionalInterface
public interface Zones {

    ZoneId of(OrganizationId organization);
}
