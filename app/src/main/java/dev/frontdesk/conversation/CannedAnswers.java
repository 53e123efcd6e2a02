package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Answers that people keep at hand. {@code {name}} stands for the customer's name, {@code {business}} for the
 * organization's.
 */
@Service
public class CannedAnswers {

    private static final int NAME_MAX = 60;
    private static final int TEXT_MAX = 8_000;
    private static final int KEPT_MAX = 500;

    public record CannedAnswerView(UUID id, String name, String text) {}

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Organizations organizations;
    private final Clock clock;

    CannedAnswers(JdbcClient jdbc, Tenancy tenancy, Organizations organizations, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** By name. */
    List<CannedAnswerView> list(Caller caller) {
        caller.requireConverse();
        return tenancy.read(
                caller.organization(),
                () -> jdbc.sql("""
                        select canned_answer_id, name, text
                        from canned_answer
                        where organization_id = ?
                        order by name
                        limit ?
                        """)
                        .params(caller.organization().value(), KEPT_MAX)
                        .query((row, number) -> new CannedAnswerView(
                                row.getObject("canned_answer_id", UUID.class),
                                row.getString("name"),
                                row.getString("text")))
                        .list());
    }

    /** As they read in this conversation. */
    List<CannedAnswerView> in(Caller caller, ConversationView conversation) {
        String business = organizations
                .find(caller.organization())
                .map(Organization::name)
                .orElse("");
        return list(caller).stream()
                .map(each -> new CannedAnswerView(
                        each.id(), each.name(), filled(each.text(), conversation.title(), business)))
                .toList();
    }

    static String filled(String text, String name, String business) {
        // one after the other: a customer who is called {business} stays so
        return text.replace("{business}", "\0").replace("{name}", name).replace("\0", business);
    }

    CannedAnswerView add(Caller caller, @Nullable String name, @Nullable String text) {
        caller.requireConverse();
        CannedAnswerView made = checked(Ids.next(), name, text);
        saving(() -> tenancy.run(
                caller.organization(),
                () -> jdbc.sql("""
                        insert into canned_answer (organization_id, canned_answer_id, name, text, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                        .params(
                                caller.organization().value(),
                                made.id(),
                                made.name(),
                                made.text(),
                                Timestamp.from(clock.instant()))
                        .update()));
        return made;
    }

    CannedAnswerView change(Caller caller, UUID id, @Nullable String name, @Nullable String text) {
        caller.requireConverse();
        CannedAnswerView changed = checked(id, name, text);
        saving(() -> tenancy.run(caller.organization(), () -> {
            int found = jdbc.sql("""
                            update canned_answer
                            set name = ?, text = ?
                            where organization_id = ? and canned_answer_id = ?
                            """)
                    .params(
                            changed.name(),
                            changed.text(),
                            caller.organization().value(),
                            id)
                    .update();
            requireFound(found, id);
        }));
        return changed;
    }

    void remove(Caller caller, UUID id) {
        caller.requireConverse();
        tenancy.run(
                caller.organization(),
                () -> requireFound(
                        jdbc.sql("delete from canned_answer where organization_id = ? and canned_answer_id = ?")
                                .params(caller.organization().value(), id)
                                .update(),
                        id));
    }

    private static void requireFound(int found, UUID id) {
        if (found == 0) {
            throw new Problem.Missing("canned answer", id);
        }
    }

    private static void saving(Runnable work) {
        try {
            work.run();
        } catch (DuplicateKeyException taken) {
            throw new Problem.Invalid("name", Words.here().say("conversation.invalid.canned-name"));
        }
    }

    private static CannedAnswerView checked(UUID id, @Nullable String name, @Nullable String text) {
        String cleanName = name == null ? "" : Texts.stored(name).strip();
        String cleanText = text == null ? "" : Texts.stored(text).strip();
        List<Problem.Field> problems = new ArrayList<>();
        if (cleanName.isEmpty() || cleanName.length() > NAME_MAX) {
            problems.add(new Problem.Field("name", Words.here().say("conversation.invalid.text", NAME_MAX)));
        }
        if (cleanText.isEmpty() || cleanText.length() > TEXT_MAX) {
            problems.add(new Problem.Field("text", Words.here().say("conversation.invalid.text", TEXT_MAX)));
        }
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return new CannedAnswerView(id, cleanName, cleanText);
    }
}
