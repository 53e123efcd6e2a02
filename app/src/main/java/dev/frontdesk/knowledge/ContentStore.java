package dev.frontdesk.knowledge;

import dev.frontdesk.platform.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The originals, piece by piece. */
@Repository
class ContentStore {

    private static final int PIECE_BYTES = 1 << 20;

    private final JdbcClient jdbc;

    ContentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganizationId organization, DocumentId id, InputStream content) throws IOException {
        int ordinal = 0;
        for (byte[] piece = content.readNBytes(PIECE_BYTES);
                piece.length > 0;
                piece = content.readNBytes(PIECE_BYTES)) {
            jdbc.sql("""
                            insert into document_content (organization_id, document_id, ordinal, bytes)
                            values (?, ?, ?, ?)
                            """)
                    .params(organization.value(), id.value(), ordinal++, piece)
                    .update();
        }
    }

    void write(OrganizationId organization, DocumentId id, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int ordinal = 0; ; ordinal++) {
                Optional<byte[]> piece = jdbc.sql("""
                                select bytes
                                from document_content
                                where organization_id = ? and document_id = ? and ordinal = ?
                                """)
                        .params(organization.value(), id.value(), ordinal)
                        .query((row, number) -> row.getBytes(1))
                        .optional();
                if (piece.isEmpty()) {
                    return;
                }
                out.write(piece.get());
            }
        }
    }
}
