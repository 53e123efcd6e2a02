package dev.frontdesk.audit;

import dev.frontdesk.audit.Verification.Break;
import dev.frontdesk.audit.Verification.Kind;
import dev.frontdesk.platform.OrganizationId;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares every row with its seal, inside a transaction of the organization. */
@Component
class Verifier {

    private static final int SEALS = 100;

    private final JdbcClient jdbc;

    Verifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Verification verify(OrganizationId organization) {
        long mark = sealersMark();
        Seal previous = null;
        long entries = 0;
        List<Seal> seals;
        do {
            seals = seals(organization, previous == null ? 0 : previous.number());
            for (Seal seal : seals) {
                Break broken = check(organization, seal, previous);
                if (broken != null) {
                    return result(organization, entries, previous, broken);
                }
                entries += seal.entries();
                previous = seal;
            }
        } while (seals.size() == SEALS);
        return result(organization, entries, previous, addedUnsealed(organization, previous, mark));
    }

    /** Read first, so that everything below it has its seal by the time the seals are read. */
    private long sealersMark() {
        return jdbc.sql("select sealed_position from audit_sealer")
                .query(Long.class)
                .single();
    }

    private @Nullable Break check(OrganizationId organization, Seal seal, @Nullable Seal previous) {
        if (!seal.follows(previous)) {
            return new Break(Kind.SEAL, seal.firstPosition(), seal.number());
        }
        List<Leaf> rows = rows(organization, previous == null ? 0 : previous.lastPosition(), seal.lastPosition());
        for (int i = 0; i < rows.size(); i++) {
            if (!seal.holds(i, rows.get(i))) {
                return new Break(kind(seal, rows, i), rows.get(i).position(), seal.number());
            }
        }
        return rows.size() == seal.entries() ? null : new Break(Kind.MISSING, seal.lastPosition(), seal.number());
    }

    private static Kind kind(Seal seal, List<Leaf> rows, int index) {
        for (int later = index + 1; later < seal.entries(); later++) {
            if (seal.holds(later, rows.get(index))) {
                return Kind.MISSING;
            }
        }
        boolean nextFits = index + 1 < rows.size() && seal.holds(index, rows.get(index + 1));
        return nextFits ? Kind.ADDED : Kind.CHANGED;
    }

    /** What lies below the sealer's mark without being sealed was put there behind its back. */
    private @Nullable Break addedUnsealed(OrganizationId organization, @Nullable Seal last, long mark) {
        return jdbc.sql("""
                        select position
                        from audit_entry
                        where organization_id = :organization
                        and position > :last
                        and position <= :mark
                        order by position
                        limit 1
                        """)
                .param("organization", organization.value())
                .param("last", last == null ? 0 : last.lastPosition())
                .param("mark", mark)
                .query(Long.class)
                .optional()
                .map(position -> new Break(Kind.ADDED, position, 0))
                .orElse(null);
    }

    private Verification result(
            OrganizationId organization, long entries, @Nullable Seal last, @Nullable Break broken) {
        return new Verification(
                entries,
                broken == null ? unsealed(organization, last == null ? 0 : last.lastPosition()) : 0,
                last == null ? null : last.sealedAt(),
                last == null ? null : HexFormat.of().formatHex(last.hash()),
                broken);
    }

    private long unsealed(OrganizationId organization, long after) {
        return jdbc.sql("select count(*) from audit_entry where organization_id = :organization and position > :after")
                .param("organization", organization.value())
                .param("after", after)
                .query(Long.class)
                .single();
    }

    private List<Seal> seals(OrganizationId organization, long after) {
        return jdbc.sql("""
                        select *
                        from audit_seal
                        where organization_id = :organization
                        and number > :after
                        order by number
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("after", after)
                .param("limit", SEALS)
                .query((row, n) -> SealStore.seal(row))
                .list();
    }

    private List<Leaf> rows(OrganizationId organization, long after, long upTo) {
        return jdbc.sql("""
                        select organization_id, position, at, actor_kind, actor_id, action,
                            subject_kind, subject_id, outcome, details
                        from audit_entry
                        where organization_id = :organization
                        and position > :after
                        and position <= :upTo
                        order by position
                        """)
                .param("organization", organization.value())
                .param("after", after)
                .param("upTo", upTo)
                .query((row, n) -> Leaf.of(row))
                .list();
    }
}
