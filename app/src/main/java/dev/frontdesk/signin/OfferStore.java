package dev.frontdesk.signin;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code chat_link_offer}; must run inside a transaction of the organization. */
@Component
class OfferStore {

    private final JdbcClient jdbc;

    OfferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganizationId organization, Offer offer) {
        Offer.ChatSeen chat = offer.chat();
        jdbc.sql("""
                        insert into chat_link_offer (organization_id, token_hash, account_id, conversation_id, contact_id,
                            connector, name, code_hash, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(organization.value())
                .param(offer.tokenHash())
                .param(offer.account() == null ? null : offer.account().value())
                .param(chat == null ? null : chat.conversation())
                .param(chat == null ? null : chat.contact())
                .param(chat == null ? null : chat.connector())
                .param(chat == null ? null : chat.name())
                .param(offer.codeHash())
                .param(ChatLinkStore.utc(offer.expires()))
                .update();
    }

    /** Looks without using it up. */
    Optional<Offer> find(OrganizationId organization, byte[] tokenHash, Instant now) {
        return jdbc.sql("select * from chat_link_offer where organization_id = ? and token_hash = ? and expires_at > ?")
                .params(organization.value(), tokenHash, ChatLinkStore.utc(now))
                .query((row, number) -> offer(row))
                .optional();
    }

    /** What this chat has shown and not answered yet. */
    Optional<Offer> shown(OrganizationId organization, UUID conversation, Instant now) {
        return jdbc.sql("""
                        select *
                        from chat_link_offer
                        where organization_id = ? and conversation_id = ? and account_id is not null and expires_at > ?
                        order by expires_at desc
                        limit 1
                        """)
                .params(organization.value(), conversation, ChatLinkStore.utc(now))
                .query((row, number) -> offer(row))
                .optional();
    }

    /** The first chat to show it has it; the same may show it again. */
    boolean show(OrganizationId organization, byte[] tokenHash, Offer.ChatSeen chat) {
        return jdbc.sql("""
                        update chat_link_offer
                        set conversation_id = ?, contact_id = ?, connector = ?, name = ?
                        where organization_id = ? and token_hash = ? and account_id is not null
                            and (conversation_id is null or conversation_id = ?)
                        """)
                        .params(
                                chat.conversation(),
                                chat.contact(),
                                chat.connector(),
                                chat.name(),
                                organization.value(),
                                tokenHash,
                                chat.conversation())
                        .update()
                > 0;
    }

    /** Counts a try at the digits before they are looked at. */
    boolean tried(OrganizationId organization, byte[] tokenHash, int max) {
        return jdbc.sql("""
                        update chat_link_offer
                        set tries = tries + 1
                        where organization_id = ? and token_hash = ? and tries < ?
                        """).params(organization.value(), tokenHash, max).update() > 0;
    }

    /** Uses it up: of two at once only one gets it. */
    boolean take(OrganizationId organization, byte[] tokenHash) {
        return jdbc.sql("delete from chat_link_offer where organization_id = ? and token_hash = ?")
                        .params(organization.value(), tokenHash)
                        .update()
                > 0;
    }

    void drop(OrganizationId organization, UUID conversation) {
        jdbc.sql("delete from chat_link_offer where organization_id = ? and conversation_id = ?")
                .params(organization.value(), conversation)
                .update();
    }

    void drop(OrganizationId organization, AccountId account) {
        jdbc.sql("delete from chat_link_offer where organization_id = ? and account_id = ?")
                .params(organization.value(), account.value())
                .update();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        UUID conversation = row.getObject("conversation_id", UUID.class);
        return new Offer(
                row.getBytes("token_hash"),
                account == null ? null : new AccountId(account),
                conversation == null
                        ? null
                        : new Offer.ChatSeen(
                                conversation,
                                row.getObject("contact_id", UUID.class),
                                row.getString("connector"),
                                row.getString("name")),
                row.getBytes("code_hash"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
