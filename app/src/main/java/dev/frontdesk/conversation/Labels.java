package dev.frontdesk.conversation;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Labels that people put on conversations and contacts; the label VIP on a contact calls people at once. */
@Service
class Labels {

    private static final int MAX = 20;
    private static final int LENGTH_MAX = 40;
    private static final int KNOWN_MAX = 100;

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Vips vips;
    private final Audit audit;
    private final Signals signals;

    Labels(JdbcClient jdbc, Tenancy tenancy, Vips vips, Audit audit, Signals signals) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.vips = vips;
        this.audit = audit;
        this.signals = signals;
    }

    /** Those on conversations of the organization, by name. */
    List<String> known(Caller caller) {
        caller.requireConverse();
        return tenancy.read(
                caller.organization(),
                () -> jdbc.sql("""
                        select distinct label
                        from conversation, unnest(labels) as label
                        where organization_id = ? and labels <> '{}'
                        order by label
                        limit ?
                        """)
                        .params(caller.organization().value(), KNOWN_MAX)
                        .query(String.class)
                        .list());
    }

    void ofConversation(Caller caller, ConversationId id, Collection<String> labels) {
        caller.requireConverse();
        put(
                caller,
                "conversation",
                id.value(),
                labels,
                "update conversation set labels = :labels where organization_id = :organization and conversation_id = :id");
        signals.send(Conversations.TOPIC, caller.organization() + "/" + id);
    }

    void ofContact(Caller caller, UUID contact, Collection<String> labels) {
        caller.requireConverse();
        put(
                caller,
                "contact",
                contact,
                labels,
                "update contact set labels = :labels where organization_id = :organization and contact_id = :id");
        vips.changed();
        signals.send(Conversations.TOPIC, caller.organization().toString());
    }

    private void put(Caller caller, String what, UUID id, Collection<String> labels, String sql) {
        List<String> clean = clean(labels);
        tenancy.run(caller.organization(), () -> {
            int found = jdbc.sql(sql)
                    .param("labels", clean.toArray(String[]::new))
                    .param("organization", caller.organization().value())
                    .param("id", id)
                    .update();
            if (found == 0) {
                throw new Problem.Missing(what, id);
            }
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), what + ".labelled").about(what, id));
        });
    }

    /** Each once; VIP is one label however it is written. */
    static List<String> clean(Collection<String> labels) {
        List<String> clean = labels.stream()
                .filter(Objects::nonNull)
                .map(label -> Texts.stored(label).strip().replaceAll("[\\s,]+", " "))
                .filter(label -> !label.isEmpty())
                .map(label -> label.equalsIgnoreCase(Vips.LABEL) ? Vips.LABEL : label)
                .distinct()
                .toList();
        if (clean.size() > MAX || clean.stream().anyMatch(label -> label.length() > LENGTH_MAX)) {
            throw new Problem.Invalid("labels", Words.here().say("conversation.invalid.labels", MAX, LENGTH_MAX));
        }
        return clean;
    }
}
