package dev.frontdesk.knowledge;

import dev.frontdesk.platform.Look;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far a project's knowledge has come, and what changed on the way. Runs inside a transaction of the organization. */
@Repository
class KnowledgeStore {

    /**
     * @param version 0 before the first change
     * @param vectorModel whose vectors are complete; null: none
     */
    record State(long version, @Nullable String vectorModel) {
        static final State NEW = new State(0, null);
    }

    /** @param present false when it was removed */
    record Changed(UUID document, long version, boolean present) {}

    /** An index that is further behind is compared with all documents instead. */
    static final int REMOVALS_KEPT = 10_000;

    private static final String STATE = """
            select version, vector_model
            from knowledge
            where organization_id = ? and project_id = ?
            """;

    private final JdbcClient jdbc;

    KnowledgeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Look<State> looking(OrganizationId organization, ProjectId project) {
        return Look.of(
                STATE,
                (row, number) -> new State(row.getLong(1), row.getString(2)),
                organization.value(),
                project.value());
    }

    State state(OrganizationId organization, ProjectId project) {
        return jdbc.sql(STATE)
                .params(organization.value(), project.value())
                .query((row, number) -> new State(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(State.NEW);
    }

    /** Begins a change: others of the project wait from here until this transaction ends. */
    long nextVersion(OrganizationId organization, ProjectId project) {
        return jdbc.sql("""
                        insert into knowledge (organization_id, project_id, version)
                        values (?, ?, 1)
                        on conflict (organization_id, project_id) do update set version = knowledge.version + 1
                        returning version
                        """)
                .params(organization.value(), project.value())
                .query(Long.class)
                .single();
    }

    void removed(OrganizationId organization, ProjectId project, DocumentId document, long version) {
        jdbc.sql("""
                        insert into document_removal (organization_id, project_id, version, document_id)
                        values (?, ?, ?, ?)
                        """)
                .params(organization.value(), project.value(), version, document.value())
                .update();
        jdbc.sql("""
                        delete from document_removal
                        where organization_id = ? and project_id = ? and version < ?
                        """)
                .params(organization.value(), project.value(), version - REMOVALS_KEPT)
                .update();
    }

    /** Changes after a version, in their order. */
    List<Changed> changes(OrganizationId organization, ProjectId project, long after) {
        return jdbc.sql("""
                        select document_id, version, true as present
                        from document
                        where organization_id = ? and project_id = ? and version > ?
                        union all
                        select document_id, version, false
                        from document_removal
                        where organization_id = ? and project_id = ? and version > ?
                        order by version
                        """)
                .params(organization.value(), project.value(), after, organization.value(), project.value(), after)
                .query((row, number) -> new Changed(row.getObject(1, UUID.class), row.getLong(2), row.getBoolean(3)))
                .list();
    }

    /** If all documents of the project have this model's vectors, they become the ones that are searched. */
    void switchIfComplete(OrganizationId organization, ProjectId project, String model) {
        boolean switched = jdbc.sql("""
                        update knowledge
                        set vector_model = ?
                        where organization_id = ? and project_id = ? and vector_model is distinct from ?
                            and not exists (
                                select from document
                                where organization_id = ? and project_id = ? and status = 'ready'
                                    and vector_model is distinct from ?)
                        """)
                        .params(
                                model,
                                organization.value(),
                                project.value(),
                                model,
                                organization.value(),
                                project.value(),
                                model)
                        .update()
                > 0;
        if (switched) {
            jdbc.sql("""
                            delete from passage_vector vector
                            using passage, document
                            where vector.organization_id = ? and vector.model <> ?
                                and passage.organization_id = vector.organization_id
                                and passage.passage_id = vector.passage_id
                                and document.organization_id = passage.organization_id
                                and document.document_id = passage.document_id
                                and document.project_id = ?
                            """).params(organization.value(), model, project.value()).update();
        }
    }

    void forget(OrganizationId organization, ProjectId project) {
        for (String table : List.of("document_removal", "knowledge")) {
            jdbc.sql("delete from " + table + " where organization_id = ? and project_id = ?")
                    .params(organization.value(), project.value())
                    .update();
        }
    }
}
