package dev.frontdesk.signin;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Look;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code chat_link}. What is not a look must run inside a transaction of the organization. */
@Component
class ChatLinkStore {

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    ChatLinkStore(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    Optional<ChatLink> look(OrganizationId organization, UUID conversation) {
        return tenancy
                .look(
                        organization,
                        Look.of(
                                "select * from chat_link where organization_id = ? and conversation_id = ?",
                                (row, number) -> link(row),
                                organization.value(),
                                conversation))
                .stream()
                .findFirst();
    }

    /** Newest first. */
    List<ChatLink> list(OrganizationId organization, int limit) {
        return jdbc.sql("select * from chat_link where organization_id = ? order by linked_at desc limit ?")
                .params(organization.value(), limit)
                .query((row, number) -> link(row))
                .list();
    }

    /** Newest first. */
    List<ChatLink> list(OrganizationId organization, AccountId account) {
        return jdbc.sql("""
                        select *
                        from chat_link
                        where organization_id = ? and account_id = ?
                        order by linked_at desc
                        """)
                .params(organization.value(), account.value())
                .query((row, number) -> link(row))
                .list();
    }

    Optional<ChatLink> find(OrganizationId organization, UUID id) {
        return jdbc.sql("select * from chat_link where organization_id = ? and chat_link_id = ?")
                .params(organization.value(), id)
                .query((row, number) -> link(row))
                .optional();
    }

    /** @return false where somebody is signed in in this chat already */
    boolean insert(ChatLink link) {
        return jdbc.sql("""
                        insert into chat_link (organization_id, chat_link_id, conversation_id, contact_id, account_id,
                            connector, name, way, linked_at, seen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, conversation_id) do nothing
                        """)
                        .params(
                                link.organization().value(),
                                link.id(),
                                link.conversation(),
                                link.contact(),
                                link.account().value(),
                                link.connector(),
                                link.name(),
                                link.way().name().toLowerCase(Locale.ROOT),
                                utc(link.linkedAt()),
                                utc(link.seenAt()))
                        .update()
                > 0;
    }

    void touch(ChatLink link, Instant now) {
        jdbc.sql("update chat_link set seen_at = ? where organization_id = ? and chat_link_id = ?")
                .params(utc(now), link.organization().value(), link.id())
                .update();
    }

    boolean delete(ChatLink link) {
        return jdbc.sql("delete from chat_link where organization_id = ? and chat_link_id = ?")
                        .params(link.organization().value(), link.id())
                        .update()
                > 0;
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ChatLink link(ResultSet row) throws SQLException {
        return new ChatLink(
                row.getObject("chat_link_id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("connector"),
                row.getString("name"),
                ChatLink.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }
}
