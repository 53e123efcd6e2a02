package dev.frontdesk.media;

import dev.frontdesk.platform.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files and their pieces. Called inside a transaction of the organization. */
@Repository
class MediaStore {

    static final int PIECE_BYTES = 1 << 20;

    private final JdbcClient jdbc;

    MediaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks the file as used. Returns whether it is kept. */
    boolean touch(OrganizationId organization, FileId id) {
        return jdbc.sql("""
                        update media_file
                        set used_at = now()
                        where organization_id = ? and file_id = ?
                        """).params(organization.value(), id.value()).update() > 0;
    }

    /** Whoever stores the same at the same time waits here, and finds it stored. */
    void insert(OrganizationId organization, StoredFile file, InputStream content) {
        int inserted = jdbc.sql("""
                        insert into media_file (organization_id, file_id, media_type, bytes)
                        values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(organization.value(), file.id().value(), file.mediaType(), file.bytes())
                .update();
        if (inserted == 0) {
            return;
        }
        try {
            int ordinal = 0;
            for (byte[] piece = content.readNBytes(PIECE_BYTES);
                    piece.length > 0;
                    piece = content.readNBytes(PIECE_BYTES)) {
                jdbc.sql("""
                                insert into media_content (organization_id, file_id, ordinal, bytes)
                                values (?, ?, ?, ?)
                                """)
                        .params(organization.value(), file.id().value(), ordinal++, piece)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<FileId> notUsedSince(OrganizationId organization, Instant before, String after, int limit) {
        return jdbc.sql("""
                        select file_id
                        from media_file
                        where organization_id = ? and used_at < ? and file_id > ?
                        order by file_id
                        limit ?
                        """)
                .params(organization.value(), Timestamp.from(before), after, limit)
                .query((row, number) -> new FileId(row.getString(1)))
                .set();
    }

    /** Except what was used meanwhile. Returns how many. */
    int remove(OrganizationId organization, Set<FileId> files, Instant before) {
        return jdbc.sql("""
                        delete from media_file
                        where organization_id = ? and file_id = any (?) and used_at < ?
                        """)
                .params(
                        organization.value(),
                        files.stream().map(FileId::value).toArray(String[]::new),
                        Timestamp.from(before))
                .update();
    }

    Optional<StoredFile> find(OrganizationId organization, FileId id) {
        return jdbc.sql("""
                        select media_type, bytes
                        from media_file
                        where organization_id = ? and file_id = ?
                        """)
                .params(organization.value(), id.value())
                .query((row, number) -> new StoredFile(id, row.getString("media_type"), row.getLong("bytes")))
                .optional();
    }

    Optional<byte[]> piece(OrganizationId organization, FileId id, int ordinal) {
        return jdbc.sql("""
                        select bytes
                        from media_content
                        where organization_id = ? and file_id = ? and ordinal = ?
                        """)
                .params(organization.value(), id.value(), ordinal)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
