package dev.frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.SealedColumn;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontdeskTest
class SealedColumnsTests {

    /** Bytes that the vault has nothing to do with. */
    private static final Set<String> NOT_SEALED = Set.of(
            "vault_key.sealed",
            "document_content.bytes",
            "media_content.bytes",
            "scheduled_tasks.task_data",
            "audit_seal.previous_hash",
            "audit_seal.leaves",
            "audit_seal.hash",
            "attempt.subject",
            "session.token_hash",
            "api_key.token_hash",
            "invitation.token_hash",
            "one_time_link.token_hash",
            "idempotent_request.key_hash",
            "idempotent_request.fingerprint",
            "document.content_hash",
            "document_file.bytes",
            "passage_vector.vector",
            "pending_confirmation.arguments_hash",
            "tool_call.arguments_hash",
            "mcp_grant.code_hash",
            "mcp_grant.access_hash",
            "mcp_grant.refresh_hash",
            "mcp_grant.spent_refresh_hash",
            "chat_link_offer.token_hash",
            "chat_link_offer.code_hash",
            "chat_dialog.subject",
            "chat_lock.subject");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<SealedColumn> registered;

    @Test
    void everyColumnOfBytesIsResealedOnRotationOrKnownNotToBeSealed() {
        Set<String> columns = Set.copyOf(jdbc.sql("""
                        select t.relname || '.' || a.attname
                        from pg_class t
                        join pg_attribute a on a.attrelid = t.oid and a.atttypid = 'bytea'::regtype
                        where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and a.attnum > 0
                        """).query(String.class).list());
        Set<String> sealed = registered.stream()
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.toSet());

        assertThat(columns).containsAll(sealed);
        assertThat(columns.stream().filter(column -> !NOT_SEALED.contains(column)))
                .containsExactlyInAnyOrderElementsOf(sealed);
    }
}
