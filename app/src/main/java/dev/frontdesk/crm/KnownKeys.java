package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which records have an e-mail address or a phone already. Every method runs inside a transaction of {@code Tenancy}.
 */
@Repository
class KnownKeys {

    private final JdbcClient jdbc;

    KnownKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By address in lower case. */
    Map<String, Long> emails(OrganizationId organization, Entity entity, Collection<String> emails) {
        return keys(organization, entity, "lower(email)", emails);
    }

    /** By digits. */
    Map<String, Long> phones(OrganizationId organization, Entity entity, Collection<String> digits) {
        return keys(organization, entity, "regexp_replace(phone, '\\D', '', 'g')", digits);
    }

    private Map<String, Long> keys(
            OrganizationId organization, Entity entity, String expression, Collection<String> wanted) {
        record Key(String key, long id) {}
        return jdbc
                .sql("select " + expression + " as key, min(" + entity.key() + ") as id from " + entity.table()
                        + " where organization_id = ? and deleted_at is null and " + expression + " = any(?)"
                        + " group by key")
                .param(organization.value())
                .param(wanted.toArray(String[]::new))
                .query((row, number) -> new Key(row.getString("key"), row.getLong("id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Key::key, Key::id));
    }
}
