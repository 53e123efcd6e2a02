package dev.frontdesk.conversation;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.ProjectDeleted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The desks of all projects, from memory: they are asked at every message. */
@Component
class Desks {

    private static final String TOPIC = "desk";
    private static final int CACHED_MAX = 20_000;

    /** A change reaches other nodes by signal; should one be lost, this is how long the old desk lives on. */
    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private record Key(OrganizationId organization, ProjectId project) {}

    private record Cached(Desk desk, Instant until) {}

    private final Map<Key, Cached> cache = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Signals signals;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Desks(JdbcClient jdbc, Tenancy tenancy, Signals signals, Audit audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.signals = signals;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        signals.on(TOPIC, payload -> {
            String[] ids = payload.split("/", 2);
            cache.remove(new Key(OrganizationId.of(ids[0]), ProjectId.of(ids[1])));
        });
        signals.onGap(cache::clear);
    }

    Desk of(OrganizationId organization, ProjectId project) {
        Key key = new Key(organization, project);
        Instant now = clock.instant();
        Cached cached = cache.get(key);
        if (cached != null && now.isBefore(cached.until())) {
            return cached.desk();
        }
        if (cache.size() >= CACHED_MAX) {
            cache.clear();
        }
        Desk read = Desk.of(view(organization, project));
        cache.put(key, new Cached(read, now.plus(CACHED_FOR)));
        return read;
    }

    DeskView view(OrganizationId organization, ProjectId project) {
        return tenancy.read(organization, () -> find(organization, project));
    }

    private DeskView find(OrganizationId organization, ProjectId project) {
        return jdbc.sql("""
                        select settings
                        from desk
                        where organization_id = ? and project_id = ?
                        """)
                .params(organization.value(), project.value())
                .query(String.class)
                .optional()
                .map(settings -> json.readValue(settings, DeskView.class))
                .orElse(DeskView.USUAL);
    }

    DeskView change(OrganizationId organization, Actor actor, ProjectId project, UnaryOperator<DeskView> change) {
        DeskView after = tenancy.write(organization, () -> {
            DeskView changed = change.apply(find(organization, project));
            jdbc.sql("""
                            insert into desk (organization_id, project_id, settings)
                            values (?, ?, ?::jsonb)
                            on conflict (organization_id, project_id) do update
                            set settings = excluded.settings
                            """)
                    .params(organization.value(), project.value(), json.writeValueAsString(changed))
                    .update();
            audit.record(organization, AuditEntry.of(actor, "desk.changed").about("project", project));
            return changed;
        });
        cache.remove(new Key(organization, project));
        signals.send(TOPIC, organization + "/" + project);
        return after;
    }

    @EventListener
    void forget(ProjectDeleted gone) {
        jdbc.sql("delete from desk where organization_id = ? and project_id = ?")
                .params(gone.organization().value(), gone.project().value())
                .update();
    }
}
