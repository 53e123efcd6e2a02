package dev.frontdesk.crm;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Tenancy;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows and sets how an organization counts. */
@Component
class Counting {

    private final CrmSettingsStore store;
    private final Tenancy tenancy;
    private final Audit audit;

    Counting(CrmSettingsStore store, Tenancy tenancy, Audit audit) {
        this.store = store;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    CrmSettings get(Who who) {
        who.require(Entity.DEAL, Action.READ);
        return tenancy.read(who.organization(), () -> store.get(who.organization()));
    }

    /** Null stays as it is. @throws Problem.Invalid with all that is wrong */
    CrmSettings set(Who who, @Nullable String currency, @Nullable String zone) {
        who.require(Entity.DEAL, Action.ARRANGE);
        return tenancy.write(who.organization(), () -> {
            CrmSettings before = store.get(who.organization());
            List<Problem.Field> problems = new ArrayList<>();
            CrmSettings after = new CrmSettings(
                    currency == null ? before.currency() : currency(currency, problems),
                    zone == null ? before.zone() : zone(zone, problems));
            if (!problems.isEmpty()) {
                throw new Problem.Invalid(problems);
            }
            store.set(who.organization(), after);
            audit.record(
                    who.organization(),
                    AuditEntry.of(who.actor(), "crm.settings.changed")
                            .with("currency", after.currency())
                            .with("time_zone", after.zone().getId()));
            return after;
        });
    }

    private static String currency(String said, List<Problem.Field> problems) {
        try {
            return Currency.getInstance(said.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            problems.add(new Problem.Field("currency", Words.here().say("crm.invalid.currency")));
            return "";
        }
    }

    private static ZoneId zone(String said, List<Problem.Field> problems) {
        try {
            return ZoneId.of(said.strip());
        } catch (DateTimeException unknown) {
            problems.add(new Problem.Field("time_zone", Words.here().say("crm.page.invalid.zone")));
            return CrmSettings.USUAL.zone();
        }
    }
}
