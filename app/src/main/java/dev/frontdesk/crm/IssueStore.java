package dev.frontdesk.crm;

import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Comments of issues. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class IssueStore {

    private static final int COMMENTS_MAX = 50;

    private final JdbcClient jdbc;

    IssueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last ones, oldest first. */
    List<IssueComment> comments(OrganizationId organization, long issue) {
        return jdbc.sql("""
                        select author_name, text, created_at
                        from issue_comment
                        where organization_id = ? and issue_id = ?
                        order by created_at desc, comment_id desc
                        limit ?
                        """)
                .params(organization.value(), issue, COMMENTS_MAX)
                .query((row, number) -> new IssueComment(
                        row.getString("author_name"),
                        row.getString("text"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list()
                .reversed();
    }

    void comment(Who who, long issue, String text, Instant now) {
        String author = who.actor().name();
        jdbc.sql("""
                        insert into issue_comment
                            (organization_id, issue_id, comment_id, author_id, author_name, text, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        who.organization().value(),
                        issue,
                        Ids.next(),
                        who.id(),
                        author == null ? "?" : author,
                        text,
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
