package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Records of every kind in the database, those that were deleted left out. Every method runs inside a transaction of
 * {@code Tenancy}. Names of columns are the program's own; what people say is bound.
 */
@Repository
class RecordStore {

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganizationId organization, Entity entity, long id, Map<String, ? extends @Nullable Object> values) {
        List<String> columns = List.copyOf(values.keySet());
        JdbcClient.StatementSpec insert = jdbc.sql("insert into " + entity.table() + " (organization_id, "
                        + entity.key() + ", " + String.join(", ", columns) + ") values (:organization, :id, "
                        + columns.stream().map(column -> ":" + column).collect(Collectors.joining(", ")) + ")")
                .param("organization", organization.value())
                .param("id", id);
        for (String column : columns) {
            insert = insert.param(column, bound(values.get(column)));
        }
        insert.update();
    }

    /** The version grows by one. */
    void update(OrganizationId organization, Entity entity, long id, Map<String, ? extends @Nullable Object> values) {
        List<String> columns = List.copyOf(values.keySet());
        JdbcClient.StatementSpec update = jdbc.sql("update " + entity.table() + " set version = version + 1, "
                        + columns.stream()
                                .map(column -> column + " = :" + column)
                                .collect(Collectors.joining(", "))
                        + " where organization_id = :organization and " + entity.key() + " = :id")
                .param("organization", organization.value())
                .param("id", id);
        for (String column : columns) {
            update = update.param(column, bound(values.get(column)));
        }
        update.update();
    }

    Optional<Entry> find(Who who, Entity entity, long id, Scope scope) {
        return find(who, entity, id, scope, "");
    }

    /** Holds other changes of it off until the transaction ends. */
    Optional<Entry> lock(Who who, Entity entity, long id, Scope scope) {
        return find(who, entity, id, scope, " for no key update of t");
    }

    private Optional<Entry> find(Who who, Entity entity, long id, Scope scope, String lock) {
        return jdbc.sql(select(entity, scope) + " and t." + entity.key() + " = :id" + lock)
                .param("organization", who.organization().value())
                .param("me", Scopes.me(who, entity, scope))
                .param("id", id)
                .query((row, number) -> entry(entity, row))
                .optional();
    }

    /** One more than the limit when there are more. */
    List<Entry> list(Who who, Entity entity, Scope scope, Wanted wanted) {
        String key = "t." + entity.key();
        StringBuilder sql = new StringBuilder(select(entity, scope)).append(conditions(entity, wanted));
        if (wanted.after() != null) {
            sql.append(" and ")
                    .append(key)
                    .append(wanted.oldestFirst() ? " > " : " < ")
                    .append(":after");
        }
        sql.append(" order by ")
                .append(key)
                .append(wanted.oldestFirst() ? "" : " desc")
                .append(" limit :limit");
        return bind(jdbc.sql(sql.toString()), who, entity, scope, wanted)
                .param("after", wanted.after() == null ? 0 : wanted.after())
                .param("limit", wanted.limit() + 1)
                .query((row, number) -> entry(entity, row))
                .list();
    }

    /** Up to a bound. */
    int count(Who who, Entity entity, Scope scope, Wanted wanted, int max) {
        return bind(
                        jdbc.sql("select count(*) from (select from " + entity.table() + " t where "
                                + live(entity, scope) + conditions(entity, wanted) + " limit :max) counted"),
                        who,
                        entity,
                        scope,
                        wanted)
                .param("max", max)
                .query(Integer.class)
                .single();
    }

    private static String select(Entity entity, Scope scope) {
        return "select t.*" + entity.joined() + " from " + entity.table() + " t where " + live(entity, scope);
    }

    private static String live(Entity entity, Scope scope) {
        return "t.organization_id = :organization and t.deleted_at is null and " + Scopes.condition(entity, scope);
    }

    private static String conditions(Entity entity, Wanted wanted) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < wanted.conditions().size(); i++) {
            Condition condition = wanted.conditions().get(i);
            sql.append(" and t.").append(condition.column()).append(' ').append(condition.operator());
            sql.append(" :c").append(i);
        }
        List<String> words = words(wanted);
        for (int i = 0; i < words.size(); i++) {
            sql.append(" and t.")
                    .append(entity.key())
                    .append(" in (select record_id from crm_word where organization_id")
                    .append(" = :organization and entity = :entity and word >= :w")
                    .append(i)
                    .append(" and word < :z")
                    .append(i)
                    .append(" limit 20000)");
        }
        return sql.toString();
    }

    private static List<String> words(Wanted wanted) {
        return wanted.query() == null ? List.of() : SearchWords.asked(wanted.query());
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Who who, Entity entity, Scope scope, Wanted wanted) {
        JdbcClient.StatementSpec bound = statement
                .param("organization", who.organization().value())
                .param("me", Scopes.me(who, entity, scope))
                .param("entity", entity.word());
        for (int i = 0; i < wanted.conditions().size(); i++) {
            bound = bound.param("c" + i, bound(wanted.conditions().get(i).value()));
        }
        List<String> words = words(wanted);
        for (int i = 0; i < words.size(); i++) {
            bound = bound.param("w" + i, words.get(i)).param("z" + i, words.get(i) + '\uffff');
        }
        return bound;
    }

    /** Whether a customer has deals or orders that are not closed. */
    boolean isBusy(OrganizationId organization, long customer) {
        return jdbc.sql("""
                        select exists (select from deal
                                where organization_id = :organization and customer_id = :customer
                                    and state = 'open' and deleted_at is null)
                            or exists (select from customer_order
                                where organization_id = :organization and customer_id = :customer
                                    and status not in ('completed', 'cancelled') and deleted_at is null)
                        """)
                .param("organization", organization.value())
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    /** What the record is found by from now on. */
    void index(OrganizationId organization, Entry entry) {
        jdbc.sql("delete from crm_word where organization_id = ? and entity = ? and record_id = ?")
                .params(organization.value(), entry.entity().word(), entry.id())
                .update();
        jdbc.sql("""
                        insert into crm_word (organization_id, entity, word, record_id)
                        select ?, ?, unnest(?::text[]), ?
                        """)
                .params(
                        organization.value(),
                        entry.entity().word(),
                        SearchWords.of(entry).toArray(String[]::new),
                        entry.id())
                .update();
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> list -> list.stream().map(Object::toString).toArray(String[]::new);
            default -> value;
        };
    }

    private static Entry entry(Entity entity, ResultSet row) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = value(row, i, columns.getColumnTypeName(i));
            if (value != null) {
                values.put(columns.getColumnLabel(i), value);
            }
        }
        long id = (Long) Objects.requireNonNull(values.get(entity.key()));
        return new Entry(entity, id, (Long) Objects.requireNonNull(values.get("version")), values);
    }

    private static @Nullable Object value(ResultSet row, int column, String type) throws SQLException {
        return switch (type) {
            case "timestamptz" -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case "date" -> row.getObject(column, LocalDate.class);
            case "_text" -> {
                Array array = row.getArray(column);
                yield array == null ? null : new ArrayList<>(List.of((String[]) array.getArray()));
            }
            default -> row.getObject(column);
        };
    }
}
