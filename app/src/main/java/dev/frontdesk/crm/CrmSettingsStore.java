package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Currency and time zone of each organization. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class CrmSettingsStore {

    private final JdbcClient jdbc;

    CrmSettingsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CrmSettings get(OrganizationId organization) {
        return jdbc.sql("select currency, time_zone from crm_settings where organization_id = ?")
                .param(organization.value())
                .query((row, number) ->
                        new CrmSettings(row.getString("currency"), ZoneId.of(row.getString("time_zone"))))
                .optional()
                .orElse(CrmSettings.USUAL);
    }

    void set(OrganizationId organization, CrmSettings settings) {
        jdbc.sql("""
                        insert into crm_settings (organization_id, currency, time_zone)
                        values (?, ?, ?)
                        on conflict (organization_id) do update
                        set currency = excluded.currency,
                            time_zone = excluded.time_zone
                        """)
                .params(
                        organization.value(),
                        settings.currency(),
                        settings.zone().getId())
                .update();
    }
}
