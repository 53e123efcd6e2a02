package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which account stands behind which employee or customer. */
@Repository
class StaffStore {

    private final JdbcClient jdbc;
    private final Numbers numbers;
    private final RecordStore records;

    StaffStore(JdbcClient jdbc, Numbers numbers, RecordStore records) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.records = records;
    }

    Optional<Long> find(OrganizationId organization, Entity entity, UUID account) {
        return jdbc.sql("select " + entity.key() + " from " + entity.table()
                        + " where organization_id = ? and account_id = ? and deleted_at is null")
                .params(organization.value(), account)
                .query(Long.class)
                .optional();
    }

    /** To be found by name, too. Nothing where the account has a record already, deleted ones included. */
    void add(
            OrganizationId organization,
            Entity entity,
            UUID account,
            String name,
            @Nullable String email,
            Instant now) {
        long number = numbers.next(organization, entity.word());
        int added = jdbc.sql("insert into " + entity.table() + " (organization_id, " + entity.key()
                        + ", account_id, name, email, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (organization_id, account_id) do nothing")
                .param(organization.value())
                .param(number)
                .param(account)
                .param(name)
                .param(email)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            Map<String, Object> known = email == null ? Map.of("name", name) : Map.of("name", name, "email", email);
            records.index(organization, new Entry(entity, number, 1, known));
        }
    }

    /** Takes the account from the customer that had it. */
    void link(OrganizationId organization, long customer, UUID account) {
        jdbc.sql("update customer set account_id = null where organization_id = ? and account_id = ?")
                .params(organization.value(), account)
                .update();
        jdbc.sql("update customer set account_id = ? where organization_id = ? and customer_id = ?")
                .params(account, organization.value(), customer)
                .update();
    }

    /** Leaves what is not closed to nobody. */
    void release(OrganizationId organization, long employee) {
        release(organization, employee, "customer", "true");
        release(organization, employee, "lead", "status not in ('converted', 'lost', 'unqualified')");
        release(organization, employee, "deal", "state = 'open'");
        release(organization, employee, "customer_order", "status not in ('completed', 'cancelled')");
        release(organization, employee, "issue", "status <> 'closed'");
        release(organization, employee, "activity", "status = 'planned'");
    }

    private void release(OrganizationId organization, long employee, String table, String open) {
        jdbc.sql("update " + table + " set assigned_to = null, version = version + 1"
                        + " where organization_id = ? and assigned_to = ? and " + open)
                .params(organization.value(), employee)
                .update();
    }
}
