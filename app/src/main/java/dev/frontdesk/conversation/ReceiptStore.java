package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.platform.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What providers say of messages after they took them, written as the pipeline's role. */
@Component
class ReceiptStore {

    /** Of older messages nobody looks at the marks any more. */
    private static final Duration RECENT = Duration.ofDays(30);

    private static final String SETTLE = """
            with found as (
                select m.message_id
                from message m
                where m.organization_id = :organization and m.conversation_id = :conversation
                    and m.message_id > :recent and m.direction = 'out' and m.external_id = :external
            ), settled as (
                update message m
                set status = :status, problem = coalesce(:problem, m.problem)
                from found f
                where m.organization_id = :organization and m.conversation_id = :conversation
                    and m.message_id = f.message_id
                    and (m.status = 'sent' or (m.status = 'delivered' and :status = 'read'))
                returning m.message_id
            ), told as (
                update conversation
                set attention = coalesce(attention, 'not_delivered')
                where organization_id = :organization and conversation_id = :conversation
                    and :status = 'failed' and exists (select from settled)
            )
            select exists (select from found)
            """;

    private final JdbcClient jdbc;

    ReceiptStore(@Qualifier("pipeline") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Never backwards, whatever order the news come in: sent, delivered, read; what has arrived fails no more.
     *
     * @return whether the message is known
     */
    boolean settle(OrganizationId organization, ConversationId conversation, Receipt receipt, Instant now) {
        String status = switch (receipt.outcome()) {
            case DELIVERED -> "delivered";
            case READ -> "read";
            case FAILED -> "failed";
        };
        return jdbc.sql(SETTLE)
                .param("organization", organization.value())
                .param("conversation", conversation.value())
                .param("recent", new UUID(now.minus(RECENT).toEpochMilli() << 16, 0))
                .param("external", receipt.messageId())
                .param("status", status)
                .param("problem", Texts.storedOrNull(receipt.problem()))
                .query(Boolean.class)
                .single();
    }
}
