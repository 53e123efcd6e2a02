package dev.frontdesk.knowledge;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The queue of documents to read and to embed. Claims look across organizations as the pipeline's role; everything else
 * runs inside a transaction of the organization.
 */
@Repository
class WorkStore {

    /** @param attempts this one included */
    record Claim(OrganizationId organization, DocumentId document, UUID id, int attempts) {}

    /** How far apart documents of one organization queue, so that another's few find a place between. */
    private static final String SPACING = "1 second";

    /** Longer than the reading of any file, or the embedding of one batch, may take. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;
    private final JdbcClient pipeline;

    WorkStore(JdbcClient jdbc, @Qualifier("pipeline") JdbcClient pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    void add(OrganizationId organization, DocumentId document, Instant now) {
        jdbc.sql("""
                        insert into document_work (organization_id, document_id, turn, not_before)
                        values (?, ?, greatest(?, (
                            select max(turn) + interval '%s' from document_work where organization_id = ?)), ?)
                        on conflict (organization_id, document_id) do nothing
                        """.formatted(SPACING))
                .param(organization.value())
                .param(document.value())
                .param(Timestamp.from(now))
                .param(organization.value())
                .param(Timestamp.from(now))
                .update();
    }

    /** Queues every ready document whose vectors are of another model. @return how many */
    int addForModel(OrganizationId organization, ProjectId project, String model, Instant now) {
        return jdbc.sql("""
                        insert into document_work (organization_id, document_id, turn, not_before)
                        select organization_id, document_id, ?::timestamptz
                            + interval '%s' * row_number() over (order by document_id), ?
                        from document
                        where organization_id = ? and project_id = ? and status = 'ready'
                            and vector_model is distinct from ?
                        on conflict (organization_id, document_id) do nothing
                        """.formatted(SPACING))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .param(organization.value())
                .param(project.value())
                .param(model)
                .update();
    }

    Optional<Claim> claim(Instant now) {
        UUID claim = UUID.randomUUID();
        return pipeline.sql("""
                        update document_work
                        set claim = ?, claimed_until = ?, attempts = attempts + 1
                        where (organization_id, document_id) = (
                            select organization_id, document_id
                            from document_work
                            where not_before <= ? and (claimed_until is null or claimed_until < ?)
                            order by turn
                            limit 1
                            for update skip locked)
                        returning organization_id, document_id, attempts
                        """)
                .param(claim)
                .param(Timestamp.from(now.plus(LEASE)))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .query((row, number) -> new Claim(
                        new OrganizationId(row.getObject(1, UUID.class)),
                        new DocumentId(row.getObject(2, UUID.class)),
                        claim,
                        row.getInt(3)))
                .optional();
    }

    /** Whether the claim still holds; if so, it is held until the transaction ends, and then for another lease. */
    boolean renew(Claim claim, Instant now) {
        return jdbc.sql("""
                        update document_work
                        set claimed_until = ?
                        where organization_id = ? and document_id = ? and claim = ?
                        """)
                        .param(Timestamp.from(now.plus(LEASE)))
                        .param(claim.organization().value())
                        .param(claim.document().value())
                        .param(claim.id())
                        .update()
                > 0;
    }

    void done(Claim claim) {
        jdbc.sql("delete from document_work where organization_id = ? and document_id = ? and claim = ?")
                .params(claim.organization().value(), claim.document().value(), claim.id())
                .update();
    }

    void putBack(Claim claim, Instant notBefore) {
        pipeline.sql("""
                        update document_work
                        set claim = null, claimed_until = null, not_before = ?
                        where organization_id = ? and document_id = ? and claim = ?
                        """)
                .param(Timestamp.from(notBefore))
                .param(claim.organization().value())
                .param(claim.document().value())
                .param(claim.id())
                .update();
    }
}
