package dev.frontdesk.media;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How much an organization keeps, and may keep. */
@Component
class MediaQuotas {

    /** Percent from which on people are told. */
    static final int WARNING = 90;

    /**
     * @param files kept
     * @param bytesUsed by them
     * @param bytesMax that may be kept
     */
    record Quota(long files, long bytesUsed, long bytesMax) {

        /** Above 100 where less may be kept than is kept already. */
        int percent() {
            return bytesMax == 0 ? 100 : (int) Math.min(999, 100 * bytesUsed / bytesMax);
        }
    }

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Audit audit;
    private final DataSize usual;

    /** @param usual what an organization may keep unless it is told otherwise */
    MediaQuotas(JdbcClient jdbc, Tenancy tenancy, Audit audit, @Value("${frontdesk.media-quota}") DataSize usual) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.audit = audit;
        this.usual = usual;
    }

    Quota of(OrganizationId organization) {
        return tenancy.read(
                organization,
                () -> jdbc.sql("""
                        select count(*) as files,
                            coalesce(sum(bytes), 0)::int8 as used,
                            coalesce((select bytes_max from media_quota where organization_id = :organization), :usual)
                                as most
                        from media_file
                        where organization_id = :organization
                        """)
                        .param("organization", organization.value())
                        .param("usual", usual.toBytes())
                        .query((row, number) ->
                                new Quota(row.getLong("files"), row.getLong("used"), row.getLong("most")))
                        .single());
    }

    /** What is kept already stays, even if it is more. */
    Quota change(Caller caller, long bytesMax) {
        caller.requireSuperAdmin();
        tenancy.run(caller.organization(), () -> {
            jdbc.sql("""
                            insert into media_quota (organization_id, bytes_max)
                            values (?, ?)
                            on conflict (organization_id) do update
                            set bytes_max = excluded.bytes_max
                            """).params(caller.organization().value(), bytesMax).update();
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "media.quota_changed")
                            .about("organization", caller.organization())
                            .with("bytesMax", Long.toString(bytesMax)));
        });
        return of(caller.organization());
    }
}
