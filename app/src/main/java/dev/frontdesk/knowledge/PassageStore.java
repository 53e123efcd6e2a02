package dev.frontdesk.knowledge;

import dev.frontdesk.platform.Columns;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Look;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passages and their vectors. All methods run inside a transaction of the organization. */
@Repository
class PassageStore {

    private record Numbered(int ordinal, Draft draft) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PassageStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(dataSource);
    }

    /** Puts these in the place of what the document had. */
    void replace(OrganizationId organization, DocumentId document, List<Draft> drafts) {
        jdbc.sql("delete from passage where organization_id = ? and document_id = ?")
                .params(organization.value(), document.value())
                .update();
        List<Numbered> rows = IntStream.range(0, drafts.size())
                .mapToObj(i -> new Numbered(i, drafts.get(i)))
                .toList();
        for (int from = 0; from < rows.size(); from += 1_000) {
            insert(organization, document, rows.subList(from, Math.min(rows.size(), from + 1_000)));
        }
    }

    private void insert(OrganizationId organization, DocumentId document, List<Numbered> rows) {
        batches.execute("""
                with rows as (
                    select * from unnest(?, ?, ?, ?, ?) as rows (passage_id, ordinal, heading, text, language))
                insert into passage (organization_id, document_id, passage_id, ordinal, heading, text, language)
                select ?, ?, passage_id, ordinal, heading, text, language from rows
                """, (PreparedStatement statement) -> {
            Columns.of(statement, rows)
                    .uuids(row -> Ids.next())
                    .ints(Numbered::ordinal)
                    .texts(row -> row.draft().heading())
                    .texts(row -> row.draft().text())
                    .texts(row -> row.draft().language().code());
            statement.setObject(6, organization.value());
            statement.setObject(7, document.value());
            return statement.executeUpdate();
        });
    }

    /** Those of the ids that are still there and belong to a ready document of the project. */
    static Look<Passage> looking(OrganizationId organization, ProjectId project, Collection<UUID> ids) {
        return Look.of("""
                select passage.passage_id, passage.document_id, document.title, passage.heading, passage.text,
                    passage.language
                from passage
                join document using (organization_id, document_id)
                where passage.organization_id = ? and document.project_id = ? and passage.passage_id = any (?)
                """, PassageStore::passage, organization.value(), project.value(), ids.toArray(UUID[]::new));
    }

    /** Those of the ids that are still there. */
    static Look<UUID> lookingWhether(OrganizationId organization, Collection<UUID> ids) {
        return Look.of(
                """
                select passage_id
                from passage
                where organization_id = ? and passage_id = any (?)
                """, (row, number) -> row.getObject(1, UUID.class), organization.value(), ids.toArray(UUID[]::new));
    }

    /** All of a document, in its order. */
    List<Passage> of(OrganizationId organization, UUID document) {
        return jdbc.sql("""
                        select passage.passage_id, passage.document_id, document.title, passage.heading, passage.text,
                            passage.language
                        from passage
                        join document using (organization_id, document_id)
                        where passage.organization_id = ? and passage.document_id = ?
                        order by passage.ordinal
                        """)
                .params(organization.value(), document)
                .query(PassageStore::passage)
                .list();
    }

    List<Passage> withoutVector(OrganizationId organization, DocumentId document, String model, int limit) {
        return jdbc.sql("""
                        select passage.passage_id, passage.document_id, document.title, passage.heading, passage.text,
                            passage.language
                        from passage
                        join document using (organization_id, document_id)
                        where passage.organization_id = ? and passage.document_id = ?
                            and not exists (
                                select from passage_vector vector
                                where vector.organization_id = passage.organization_id
                                    and vector.passage_id = passage.passage_id and vector.model = ?)
                        order by passage.ordinal
                        limit ?
                        """)
                .params(organization.value(), document.value(), model, limit)
                .query(PassageStore::passage)
                .list();
    }

    private static Passage passage(ResultSet row, int number) throws SQLException {
        return new Passage(
                row.getObject("passage_id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getString("title"),
                row.getString("heading"),
                row.getString("text"),
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)));
    }

    /** By passage, then by model. */
    Map<UUID, Map<String, float[]>> vectors(OrganizationId organization, UUID document) {
        Map<UUID, Map<String, float[]>> vectors = new HashMap<>();
        jdbc.sql("""
                        select vector.passage_id, vector.model, vector.vector
                        from passage_vector vector
                        join passage using (organization_id, passage_id)
                        where vector.organization_id = ? and passage.document_id = ?
                        """).params(organization.value(), document).query(row -> {
            vectors.computeIfAbsent(row.getObject(1, UUID.class), any -> new HashMap<>())
                    .put(row.getString(2), floats(row.getBytes(3)));
        });
        return vectors;
    }

    void insertVectors(OrganizationId organization, String model, Map<UUID, float[]> vectors) {
        vectors.forEach((passage, vector) -> jdbc.sql("""
                        insert into passage_vector (organization_id, passage_id, model, vector)
                        values (?, ?, ?, ?)
                        on conflict (organization_id, passage_id, model) do update set vector = excluded.vector
                        """)
                .params(organization.value(), passage, model, bytes(vector))
                .update());
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
