package dev.frontdesk.signin;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The dialogs that chats are in, kept in the database for a crash and in every node's memory, because each message asks
 * whether it is meant for one before it is written down.
 */
@Component
class Dialogs {

    private static final String TOPIC = "chat-dialog";

    private final Map<UUID, Dialog> all = new ConcurrentHashMap<>();
    private final JdbcClient pipeline;
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Signals signals;

    Dialogs(@Qualifier("pipeline") JdbcClient pipeline, JdbcClient jdbc, Tenancy tenancy, Signals signals) {
        this.pipeline = pipeline;
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.signals = signals;
        signals.on(TOPIC, id -> Thread.ofVirtual().name("chat-dialog").start(() -> read(id)));
        signals.onGap(() -> Thread.ofVirtual().name("chat-dialog").start(this::read));
        read();
    }

    private synchronized void read() {
        pipeline.sql("select * from chat_dialog")
                .query((row, number) -> Map.entry(row.getObject("conversation_id", UUID.class), dialog(row)))
                .list()
                .forEach(each -> all.put(each.getKey(), each.getValue()));
    }

    private synchronized void read(String ids) {
        String[] id = ids.split(" ", 2);
        UUID conversation = UUID.fromString(id[1]);
        pipeline.sql("select * from chat_dialog where organization_id = ? and conversation_id = ?")
                .params(UUID.fromString(id[0]), conversation)
                .query((row, number) -> dialog(row))
                .optional()
                .ifPresent(found -> all.put(conversation, found));
    }

    /** From memory. */
    Optional<Dialog> of(UUID conversation) {
        return Optional.ofNullable(all.get(conversation));
    }

    /** Here it holds at once. */
    void put(OrganizationId organization, UUID conversation, Dialog dialog) {
        put(organization, conversation, dialog, () -> {});
    }

    /**
     * To be called outside of any transaction. One at a time with those that read, so that nobody overwrites the memory
     * with what was before.
     *
     * @param beside what is done in the same transaction
     */
    synchronized void put(OrganizationId organization, UUID conversation, Dialog dialog, Runnable beside) {
        tenancy.run(organization, () -> {
            beside.run();
            store(organization, conversation, dialog);
        });
        all.put(conversation, dialog);
        signals.send(TOPIC, organization + " " + conversation);
    }

    private void store(OrganizationId organization, UUID conversation, Dialog dialog) {
        jdbc.sql("""
                        insert into chat_dialog (organization_id, conversation_id, step, account_id, subject, failures,
                            heard_until, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, conversation_id) do update
                        set step = excluded.step, account_id = excluded.account_id, subject = excluded.subject,
                            failures = excluded.failures, heard_until = excluded.heard_until,
                            expires_at = excluded.expires_at
                        """)
                .param(organization.value())
                .param(conversation)
                .param(dialog.step().name().toLowerCase(Locale.ROOT))
                .param(dialog.account() == null ? null : dialog.account().value())
                .param(dialog.subject())
                .param(dialog.failures())
                .param(dialog.heardUntil())
                .param(ChatLinkStore.utc(dialog.expires()))
                .update();
    }

    /** Whatever was asked, nothing is any more. */
    void end(OrganizationId organization, UUID conversation) {
        Dialog dialog = all.get(conversation);
        if (dialog != null && dialog.step() != Dialog.Step.NONE) {
            put(organization, conversation, dialog.ended());
        }
    }

    private static Dialog dialog(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new Dialog(
                Dialog.Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                account == null ? null : new AccountId(account),
                row.getBytes("subject"),
                row.getInt("failures"),
                row.getObject("heard_until", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
