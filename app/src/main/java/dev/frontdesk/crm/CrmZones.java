package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Zones;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The zone in which an organization counts its figures is the one in which its people say "tomorrow". */
@Component
class CrmZones implements Zones {

    private final CrmSettingsStore settings;
    private final Tenancy tenancy;

    CrmZones(CrmSettingsStore settings, Tenancy tenancy) {
        this.settings = settings;
        this.tenancy = tenancy;
    }

    @Override
    public ZoneId of(OrganizationId organization) {
        return tenancy.read(organization, () -> settings.get(organization).zone());
    }
}
