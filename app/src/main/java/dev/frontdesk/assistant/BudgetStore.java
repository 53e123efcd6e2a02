package dev.frontdesk.assistant;

import dev.frontdesk.assistant.Budget.Period;
import dev.frontdesk.assistant.Budget.Scope;
import dev.frontdesk.platform.OrganizationId;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Budgets and what was used up. Every method but the last runs inside a transaction of {@code Tenancy}. */
@Repository
class BudgetStore {

    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Always in the same order, so that turns which end together wait for one another and no more. */
    void add(OrganizationId organization, Map<Scope, UUID> whose, LocalDate day, long tokens) {
        List<Scope> scopes = List.of(Scope.values());
        jdbc.sql("""
                        insert into token_use (organization_id, scope, scope_id, used_on, tokens)
                        select :organization, u.scope, u.scope_id, :day, :tokens
                        from unnest(:scopes::text[], :ids::uuid[]) as u(scope, scope_id)
                        on conflict (organization_id, scope, scope_id, used_on) do update
                        set tokens = token_use.tokens + excluded.tokens
                        """)
                .param("organization", organization.value())
                .param("day", Date.valueOf(day))
                .param("tokens", tokens)
                .param("scopes", scopes.stream().map(Scope::word).toArray(String[]::new))
                .param("ids", scopes.stream().map(whose::get).toArray(UUID[]::new))
                .update();
    }

    /** Of all organizations, outside of any transaction. */
    int forgetBefore(LocalDate day) {
        return jdbc.sql("select forget_token_use(?)")
                .param(Date.valueOf(day))
                .query(Integer.class)
                .single();
    }
}
