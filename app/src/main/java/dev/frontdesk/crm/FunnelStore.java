package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How deals go from stage to stage, from the history of stages. */
@Repository
class FunnelStore {

    /**
     * Deals, each counted once.
     *
     * @param entered came into the stage in the period
     * @param forward of those, went from there straight to a later one
     * @param lost of those, went from there to lost
     * @param reached of those, came to a later stage at some time
     */
    record Flow(long entered, long forward, long lost, long reached) {

        static final Flow NONE = new Flow(0, 0, 0, 0);
    }

    private final JdbcClient jdbc;

    FunnelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the stage's number, without those that nothing entered. Runs inside a transaction of {@code Tenancy}. */
    Map<Long, Flow> flows(OrganizationId organization, Period period, long pipeline) {
        Map<Long, Flow> flows = new HashMap<>();
        FigureStore.bind(
                        jdbc.sql("""
                        with move as (
                            select c.record_id, c.changed_at, s.stage_id, s.rank,
                                max(s.rank) filter (where s.kind <> 'lost') over (
                                    partition by c.record_id
                                    order by c.changed_at, c.stage_change_id
                                    rows between 1 following and unbounded following) as later,
                                lead(s.rank) over step as next_rank,
                                lead(s.kind) over step as next_kind
                            from stage_change c
                            join stage s on s.organization_id = c.organization_id and s.stage_id = c.to_stage_id
                            join deal d on d.organization_id = c.organization_id and d.deal_id = c.record_id
                            where c.organization_id = :organization and c.entity = 'deal'
                                and c.changed_at >= :start
                                and s.pipeline_id = :pipeline
                                and d.deleted_at is null
                            window step as (partition by c.record_id order by c.changed_at, c.stage_change_id)
                        )
                        select stage_id, count(distinct record_id) as entered,
                            count(distinct record_id) filter (where next_kind <> 'lost' and next_rank > rank) as forward,
                            count(distinct record_id) filter (where next_kind = 'lost') as lost,
                            count(distinct record_id) filter (where later > rank) as reached
                        from move
                        where changed_at < :end
                        group by stage_id
                        """)
                                .param("organization", organization.value())
                                .param("pipeline", pipeline),
                        period)
                .query(row -> {
                    flows.put(
                            row.getLong("stage_id"),
                            new Flow(
                                    row.getLong("entered"),
                                    row.getLong("forward"),
                                    row.getLong("lost"),
                                    row.getLong("reached")));
                });
        return flows;
    }
}
