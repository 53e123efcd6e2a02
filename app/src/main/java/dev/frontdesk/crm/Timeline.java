package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a record: moves, activities, comments. */
@Repository
class Timeline {

    private static final int SHOWN_MAX = 200;

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    Timeline(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /** Newest first, the last 200 of each sort; of activities, those the person may read. */
    List<Happening> of(Who who, Entry entry) {
        return tenancy.read(who.organization(), () -> {
            List<Happening> all = new ArrayList<>(moves(who, entry));
            all.addAll(activities(who, entry));
            if (entry.entity() == Entity.ISSUE) {
                all.addAll(comments(who, entry));
            }
            return all.stream()
                    .sorted(Comparator.comparing(Happening::at).reversed())
                    .toList();
        });
    }

    private List<Happening> moves(Who who, Entry entry) {
        return jdbc.sql("""
                        select changed_at as at,
                            case when from_state is null then 'created' else 'moved' end as kind,
                            coalesce(f.code, from_state) as came_from,
                            coalesce(t.code, to_state) as went_to,
                            null as text,
                            changed_by_name as name
                        from stage_change c
                        left join stage f on f.organization_id = c.organization_id and f.stage_id = c.from_stage_id
                        left join stage t on t.organization_id = c.organization_id and t.stage_id = c.to_stage_id
                        where c.organization_id = :organization and c.entity = :entity and c.record_id = :record
                        order by changed_at desc
                        limit :max
                        """)
                .param("organization", who.organization().value())
                .param("entity", entry.entity().word())
                .param("record", entry.id())
                .param("max", SHOWN_MAX)
                .query(Timeline::happening)
                .list();
    }

    private List<Happening> activities(Who who, Entry entry) {
        Scope scope = who.scope(Entity.ACTIVITY, Action.READ);
        return jdbc.sql("""
                        select coalesce(t.done_at, t.created_at) as at,
                            t.type as kind,
                            null as came_from,
                            t.status as went_to,
                            concat_ws(chr(10), t.subject, t.body) as text,
                            (select e.name
                                from employee e
                                where e.organization_id = t.organization_id and e.employee_id = t.assigned_to) as name
                        from activity t
                        where t.organization_id = :organization and t.entity = :entity and t.record_id = :record
                            and t.deleted_at is null and %s
                        order by t.activity_id desc
                        limit :max
                        """.formatted(Scopes.condition(Entity.ACTIVITY, scope)))
                .param("organization", who.organization().value())
                .param("entity", entry.entity().word())
                .param("record", entry.id())
                .param("me", Scopes.me(who, Entity.ACTIVITY, scope))
                .param("max", SHOWN_MAX)
                .query(Timeline::happening)
                .list();
    }

    private List<Happening> comments(Who who, Entry issue) {
        return jdbc.sql("""
                        select created_at as at,
                            'comment' as kind,
                            null as came_from,
                            null as went_to,
                            text,
                            author_name as name
                        from issue_comment
                        where organization_id = ? and issue_id = ?
                        order by comment_id desc
                        limit ?
                        """)
                .params(who.organization().value(), issue.id(), SHOWN_MAX)
                .query(Timeline::happening)
                .list();
    }

    private static Happening happening(ResultSet row, int number) throws SQLException {
        return new Happening(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("came_from"),
                row.getString("went_to"),
                row.getString("text"),
                row.getString("name"));
    }
}
