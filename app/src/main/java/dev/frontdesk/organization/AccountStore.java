package dev.frontdesk.organization;

import dev.frontdesk.platform.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Account account) {
        jdbc.sql("""
                        insert into account (account_id, email, name, super_admin, language, created_at)
                        values (:id, :email, :name, :superAdmin, :language, :createdAt)
                        """)
                .param("id", account.id().value())
                .param("email", account.email())
                .param("name", account.name())
                .param("superAdmin", account.superAdmin())
                .param("language", account.language())
                .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(Account account) {
        jdbc.sql("""
                        update account
                        set name = :name, language = :language
                        where account_id = :id
                        """)
                .param("id", account.id().value())
                .param("name", account.name())
                .param("language", account.language())
                .update();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql("select * from account where account_id = :id")
                .param("id", id.value())
                .query((row, n) -> account(row))
                .optional();
    }

    Optional<Account> findByEmail(String email) {
        return jdbc.sql("select * from account where lower(email) = lower(:email)")
                .param("email", email)
                .query((row, n) -> account(row))
                .optional();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("super_admin"),
                row.getString("language"));
    }
}
