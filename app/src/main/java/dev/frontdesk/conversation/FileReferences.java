package dev.frontdesk.conversation;

import dev.frontdesk.media.FileId;
import dev.frontdesk.media.FileUse;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that messages bring or take along. */
@Component
class FileReferences implements FileUse {

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    FileReferences(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /** Whatever looks like a file in what is stored beside a text counts: better one too many is kept. */
    @Override
    public Set<FileId> used(OrganizationId organization, Set<FileId> files) {
        return tenancy.read(
                organization,
                () -> jdbc.sql("""
                        select distinct found.file[1]
                        from message m,
                            regexp_matches(concat_ws(' ', m.parts, m.extras), '[0-9a-f]{64}', 'g') as found(file)
                        where m.organization_id = ? and (m.parts is not null or m.extras is not null)
                            and found.file[1] = any (?)
                        """)
                        .params(
                                organization.value(),
                                files.stream().map(FileId::value).toArray(String[]::new))
                        .query((row, number) -> new FileId(row.getString(1)))
                        .set());
    }
}
