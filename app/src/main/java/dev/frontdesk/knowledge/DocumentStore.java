package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.Document.Failure;
import dev.frontdesk.knowledge.Document.Kind;
import dev.frontdesk.knowledge.Document.Status;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents without their content. All methods run inside a transaction of the organization. */
@Repository
class DocumentStore {

    private static final String COLUMNS = """
            organization_id, project_id, document_id, kind, title, file_name, media_type, bytes, status, failure,
            language, passages, created_at, updated_at
            """;

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many documents of a project could not be read. */
    record Failed(ProjectId project, int documents) {}

    /** @return false if the project has a document of this content */
    boolean insert(Document document, byte[] hash) {
        return jdbc.sql("""
                        insert into document (organization_id, project_id, document_id, kind, title, file_name, bytes,
                            content_hash, status, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, project_id, content_hash) do nothing
                        """)
                        .param(document.organization().value())
                        .param(document.project().value())
                        .param(document.id().value())
                        .param(document.kind().code())
                        .param(document.title())
                        .param(document.fileName())
                        .param(document.bytes())
                        .param(hash)
                        .param(document.status().code())
                        .param(Timestamp.from(document.createdAt()))
                        .param(Timestamp.from(document.updatedAt()))
                        .update()
                > 0;
    }

    Optional<Document> find(OrganizationId organization, DocumentId id) {
        return jdbc.sql("select " + COLUMNS + " from document where organization_id = ? and document_id = ?")
                .params(organization.value(), id.value())
                .query(DocumentStore::document)
                .optional();
    }

    Optional<Document> find(OrganizationId organization, ProjectId project, byte[] hash) {
        return jdbc.sql("select " + COLUMNS + """
                         from document
                        where organization_id = ? and project_id = ? and content_hash = ?
                        """)
                .params(organization.value(), project.value(), hash)
                .query(DocumentStore::document)
                .optional();
    }

    /** Newest first; {@code before} is the last one of the page before. */
    List<Document> page(OrganizationId organization, ProjectId project, @Nullable UUID before, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from document
                        where organization_id = ? and project_id = ? and (?::uuid is null or document_id < ?)
                        order by document_id desc
                        limit ?
                        """)
                .param(organization.value())
                .param(project.value())
                .param(before)
                .param(before)
                .param(limit)
                .query(DocumentStore::document)
                .list();
    }

    void ready(
            Document document,
            String title,
            @Nullable String mediaType,
            Language language,
            int passages,
            long version,
            Instant now) {
        jdbc.sql("""
                        update document
                        set status = 'ready', failure = null, title = ?, media_type = ?, language = ?, passages = ?,
                            version = ?, updated_at = ?
                        where organization_id = ? and document_id = ?
                        """)
                .param(title)
                .param(mediaType)
                .param(language.code())
                .param(passages)
                .param(version)
                .param(Timestamp.from(now))
                .param(document.organization().value())
                .param(document.id().value())
                .update();
    }

    void failed(OrganizationId organization, DocumentId id, Failure failure, Instant now) {
        jdbc.sql("""
                        update document
                        set status = 'failed', failure = ?, updated_at = ?
                        where organization_id = ? and document_id = ?
                        """)
                .params(failure.code(), Timestamp.from(now), organization.value(), id.value())
                .update();
    }

    void indexing(OrganizationId organization, DocumentId id, Instant now) {
        jdbc.sql("""
                        update document
                        set status = 'indexing', failure = null, updated_at = ?
                        where organization_id = ? and document_id = ?
                        """)
                .params(Timestamp.from(now), organization.value(), id.value())
                .update();
    }

    void embedded(Document document, String model, long version) {
        jdbc.sql("""
                        update document
                        set vector_model = ?, version = ?
                        where organization_id = ? and document_id = ?
                        """)
                .params(
                        model,
                        version,
                        document.organization().value(),
                        document.id().value())
                .update();
    }

    Optional<String> vectorModel(OrganizationId organization, DocumentId id) {
        return jdbc.sql("""
                        select vector_model
                        from document
                        where organization_id = ? and document_id = ? and vector_model is not null
                        """)
                .params(organization.value(), id.value())
                .query(String.class)
                .optional();
    }

    boolean delete(OrganizationId organization, ProjectId project, DocumentId id) {
        return jdbc.sql("delete from document where organization_id = ? and project_id = ? and document_id = ?")
                        .params(organization.value(), project.value(), id.value())
                        .update()
                > 0;
    }

    void deleteAll(OrganizationId organization, ProjectId project) {
        jdbc.sql("delete from document where organization_id = ? and project_id = ?")
                .params(organization.value(), project.value())
                .update();
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        String language = row.getString("language");
        return new Document(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new DocumentId(row.getObject("document_id", UUID.class)),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Failure.of(row.getString("failure")).orElse(null),
                language == null ? null : Language.valueOf(language.toUpperCase(Locale.ROOT)),
                row.getInt("passages"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    /** Projects with documents that could not be read. */
    List<Failed> failed(OrganizationId organization) {
        return jdbc.sql("""
                        select project_id, count(*) as documents
                        from document
                        where organization_id = ?
                          and status = 'failed'
                        group by project_id
                        order by project_id
                        """)
                .param(organization.value())
                .query((row, number) ->
                        new Failed(new ProjectId(row.getObject("project_id", UUID.class)), row.getInt("documents")))
                .list();
    }

    boolean any(OrganizationId organization) {
        return jdbc.sql("select exists (select from document where organization_id = ?)")
                .param(organization.value())
                .query(Boolean.class)
                .single();
    }
}
