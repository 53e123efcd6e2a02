package dev.frontdesk.conversation;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Shows several contacts as the one person they are. Nothing is moved: a merged contact points at the one it is shown
 * as, and separating them again takes that back.
 */
@Service
class Merging {

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Vips vips;
    private final Audit audit;
    private final Signals signals;

    Merging(JdbcClient jdbc, Tenancy tenancy, Vips vips, Audit audit, Signals signals) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.vips = vips;
        this.audit = audit;
        this.signals = signals;
    }

    /** What was merged into the one before goes along. */
    void merge(Caller caller, UUID contact, @Nullable UUID into) {
        caller.requireConverse();
        if (into == null) {
            throw new Problem.Invalid("into", Words.here().say("conversation.invalid.merge"));
        }
        tenancy.run(caller.organization(), () -> {
            UUID from = shownAs(caller.organization(), contact);
            UUID target = shownAs(caller.organization(), into);
            if (from.equals(target)) {
                throw new Problem.Invalid("into", Words.here().say("conversation.invalid.merge"));
            }
            jdbc.sql("""
                            update contact
                            set merged_into = :target
                            where organization_id = :organization and (contact_id = :from or merged_into = :from)
                            """)
                    .param("target", target)
                    .param("organization", caller.organization().value())
                    .param("from", from)
                    .update();
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "contact.merged")
                            .about("contact", from)
                            .with("into", target.toString()));
        });
        changed(caller);
    }

    /** Itself again. */
    void separate(Caller caller, UUID contact) {
        caller.requireConverse();
        tenancy.run(caller.organization(), () -> {
            UUID before = shownAs(caller.organization(), contact);
            jdbc.sql("""
                            update contact
                            set merged_into = null
                            where organization_id = ? and contact_id = ?
                            """).params(caller.organization().value(), contact).update();
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "contact.separated")
                            .about("contact", contact)
                            .with("from", before.toString()));
        });
        changed(caller);
    }

    private UUID shownAs(OrganizationId organization, UUID contact) {
        Optional<UUID> shown = jdbc.sql("""
                        select coalesce(merged_into, contact_id)
                        from contact
                        where organization_id = ? and contact_id = ?
                        for update
                        """)
                .params(organization.value(), contact)
                .query(UUID.class)
                .optional();
        return shown.orElseThrow(() -> new Problem.Missing("contact", contact));
    }

    private void changed(Caller caller) {
        vips.changed();
        signals.send(Conversations.TOPIC, caller.organization().toString());
    }
}
