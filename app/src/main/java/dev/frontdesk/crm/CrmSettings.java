package dev.frontdesk.crm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How an organization counts.
 *
 * @param currency ISO 4217, of what is said without one
 * @param zone in which its days begin
 */
public record CrmSettings(String currency, ZoneId zone) {

    static final CrmSettings USUAL = new CrmSettings("EUR", ZoneOffset.UTC);

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
