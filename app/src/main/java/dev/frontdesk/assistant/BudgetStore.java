package dev.frontdesk.assistant;

import dev.frontdesk.assistant.Budget.Period;
import dev.frontdesk.assistant.Budget.Scope;
import dev.frontdesk.platform.Columns;
import dev.frontdesk.platform.OrganizationId;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Budgets and what was used up. Every method but the last two runs inside a transaction of {@code Tenancy}. */
@Repository
class BudgetStore {

    /** @param id as of a {@link Budget} of this scope */
    record Use(OrganizationId organization, Scope scope, UUID id, LocalDate day, long tokens) {}

    private static final String ADD = """
            insert into token_use (organization_id, scope, scope_id, used_on, tokens)
            select organization_id, scope, scope_id, used_on::date as used_on, sum(tokens)
            from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::int8[])
                as u(organization_id, scope, scope_id, used_on, tokens)
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4
            on conflict (organization_id, scope, scope_id, used_on) do update
            set tokens = token_use.tokens + excluded.tokens
            """;

    private final JdbcClient jdbc;
    private final DataSource pipeline;

    BudgetStore(JdbcClient jdbc, @Qualifier("pipeline") DataSource pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    List<Budget> list(OrganizationId organization) {
        return jdbc.sql("""
                        select scope, scope_id, period, tokens
                        from token_budget
                        where organization_id = ?
                        order by array_position(array['organization', 'project', 'person'], scope), scope_id, period
                        """)
                .param(organization.value())
                .query((row, number) -> new Budget(
                        Scope.of(row.getString("scope")),
                        row.getObject("scope_id", UUID.class),
                        Period.of(row.getString("period")),
                        row.getLong("tokens")))
                .list();
    }

    void set(OrganizationId organization, Budget budget) {
        jdbc.sql("""
                        insert into token_budget (organization_id, scope, scope_id, period, tokens)
                        values (?, ?, ?, ?, ?)
                        on conflict (organization_id, scope, scope_id, period) do update
                        set tokens = excluded.tokens
                        """)
                .params(
                        organization.value(),
                        budget.scope().word(),
                        budget.id(),
                        budget.period().word(),
                        budget.tokens())
                .update();
    }

    boolean remove(OrganizationId organization, Scope scope, UUID id, Period period) {
        return jdbc.sql("""
                        delete from token_budget
                        where organization_id = ? and scope = ? and scope_id = ? and period = ?
                        """)
                        .params(organization.value(), scope.word(), id, period.word())
                        .update()
                == 1;
    }

    /** @param since and {@code until} count too */
    long used(OrganizationId organization, Scope scope, UUID id, LocalDate since, LocalDate until) {
        return jdbc.sql("""
                        select coalesce(sum(tokens), 0)
                        from token_use
                        where organization_id = ? and scope = ? and scope_id = ? and used_on between ? and ?
                        """)
                .params(organization.value(), scope.word(), id, Date.valueOf(since), Date.valueOf(until))
                .query(Long.class)
                .single();
    }

    /** Of many turns at once: one row for each that is counted, always in the same order. */
    List<Boolean> add(List<Use> uses) {
        try (Connection connection = pipeline.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            Columns.of(statement, uses)
                    .uuids(use -> use.organization().value())
                    .texts(use -> use.scope().word())
                    .uuids(Use::id)
                    .texts(use -> use.day().toString())
                    .longs(Use::tokens);
            statement.executeUpdate();
            return uses.stream().map(use -> true).toList();
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The tokens of " + uses.size() + " uses", failure);
        }
    }

    /** Of all organizations, outside of any transaction. */
    int forgetBefore(LocalDate day) {
        return jdbc.sql("select forget_token_use(?)")
                .param(Date.valueOf(day))
                .query(Integer.class)
                .single();
    }
}
