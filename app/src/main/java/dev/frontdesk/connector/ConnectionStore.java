package dev.frontdesk.connector;

import dev.frontdesk.connector.StoredConnection.Counters;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Connections as a person of one organization sees and changes them. Call inside that organization's transaction. */
@Repository
class ConnectionStore {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ConnectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the account is connected already, anywhere */
    void insert(StoredConnection connection, Map<String, byte[]> secrets) {
        jdbc.sql("""
                        insert into connection (organization_id, connection_id, project_id, connector, label, owner_id,
                            environment, account_id, account_name, notes, settings, answer_within_minutes, webhook_key,
                            auto_start, status, error_code, error_message, error_at, from_environment, created_at)
                        values (:organization, :id, :project, :connector, :label, :owner,
                            :environment, :accountId, :accountName, :notes, cast(:settings as jsonb), :answerWithin,
                            :webhookKey, :autoStart, :status, :errorCode, :errorMessage, :errorAt, :fromEnvironment,
                            :createdAt)
                        """)
                .params(values(connection))
                .param(
                        "project",
                        connection.project() == null
                                ? null
                                : connection.project().value())
                .param("connector", connection.connector())
                .param(
                        "owner",
                        connection.owner() == null ? null : connection.owner().value())
                .param("webhookKey", connection.webhookKey())
                .param("status", word(connection.status()))
                .param("fromEnvironment", connection.fromEnvironment())
                .param("createdAt", time(connection.createdAt()))
                .update();
        putSecrets(connection.organization(), connection.id(), secrets);
    }

    /**
     * Changes what people may change, and what the provider answered to it.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the account is connected already, anywhere
     */
    void update(StoredConnection connection) {
        jdbc.sql("""
                        update connection
                        set label = :label, environment = :environment, settings = cast(:settings as jsonb),
                            answer_within_minutes = :answerWithin, auto_start = :autoStart,
                            account_id = :accountId, account_name = :accountName, notes = :notes,
                            error_code = :errorCode, error_message = :errorMessage, error_at = :errorAt,
                            version = version + 1
                        where organization_id = :organization and connection_id = :id
                        """).params(values(connection)).update();
    }

    private static Map<String, @Nullable Object> values(StoredConnection connection) {
        Profile profile = connection.profile();
        Failure error = connection.lastError();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("organization", connection.organization().value());
        values.put("id", connection.id().value());
        values.put("label", connection.label());
        values.put("environment", word(connection.environment()));
        values.put("accountId", profile == null ? null : profile.accountId());
        values.put("accountName", profile == null ? null : profile.name());
        values.put("notes", profile == null ? new String[0] : profile.notes().toArray(String[]::new));
        values.put("settings", JSON.writeValueAsString(connection.settings()));
        values.put("answerWithin", connection.answerWithin().toMinutes());
        values.put("autoStart", connection.autoStart());
        values.put("errorCode", error == null ? null : error.code());
        values.put("errorMessage", error == null ? null : error.message());
        values.put("errorAt", error == null ? null : time(error.at()));
        return values;
    }

    /** Where a person wants the provider to post to. */
    void webhookAddress(OrganizationId organization, ConnectionId id, URI address) {
        jdbc.sql("""
                        update connection
                        set webhook_address = ?, version = version + 1
                        where organization_id = ? and connection_id = ?
                        """)
                .params(address.toString(), organization.value(), id.value())
                .update();
    }

    void putSecrets(OrganizationId organization, ConnectionId id, Map<String, byte[]> sealed) {
        sealed.forEach((field, value) -> jdbc.sql("""
                        insert into connection_secret (organization_id, connection_id, field, sealed)
                        values (?, ?, ?, ?)
                        on conflict (organization_id, connection_id, field) do update set sealed = excluded.sealed
                        """)
                .params(organization.value(), id.value(), field, value)
                .update());
    }

    void removeSecrets(OrganizationId organization, ConnectionId id, Collection<String> fields) {
        fields.forEach(field ->
                jdbc.sql("""
                        delete from connection_secret
                        where organization_id = ? and connection_id = ? and field = ?
                        """).params(organization.value(), id.value(), field).update());
    }

    Map<String, byte[]> secrets(OrganizationId organization, ConnectionId id) {
        return secrets(jdbc, organization, id);
    }

    static Map<String, byte[]> secrets(JdbcClient jdbc, OrganizationId organization, ConnectionId id) {
        Map<String, byte[]> sealed = new HashMap<>();
        jdbc.sql("""
                        select field, sealed
                        from connection_secret
                        where organization_id = ? and connection_id = ?
                        """).params(organization.value(), id.value()).query(row -> {
            sealed.put(row.getString("field"), row.getBytes("sealed"));
        });
        return sealed;
    }

    void delete(OrganizationId organization, ConnectionId id) {
        jdbc.sql("delete from connection where organization_id = ? and connection_id = ?")
                .params(organization.value(), id.value())
                .update();
    }

    Optional<StoredConnection> find(OrganizationId organization, ConnectionId id) {
        return jdbc.sql("select * from connection where organization_id = ? and connection_id = ?")
                .params(organization.value(), id.value())
                .query(ConnectionStore::read)
                .optional();
    }

    /** In the order they were made, those after {@code after}; of one project or of all. */
    List<StoredConnection> list(
            OrganizationId organization, @Nullable ProjectId project, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select *
                        from connection
                        where organization_id = :organization
                          and (cast(:project as uuid) is null or project_id = :project)
                          and (cast(:after as uuid) is null or connection_id > :after)
                        order by connection_id
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("project", project == null ? null : project.value())
                .param("after", after)
                .param("limit", limit)
                .query(ConnectionStore::read)
                .list();
    }

    static StoredConnection read(ResultSet row, int number) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        UUID owner = row.getObject("owner_id", UUID.class);
        String address = row.getString("webhook_address");
        String mode = row.getString("mode");
        return new StoredConnection(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                project == null ? null : new ProjectId(project),
                row.getString("connector"),
                row.getString("label"),
                owner == null ? null : new AccountId(owner),
                Environment.valueOf(row.getString("environment").toUpperCase(Locale.ROOT)),
                profile(row),
                JSON.readValue(row.getString("settings"), TEXTS),
                Duration.ofMinutes(row.getInt("answer_within_minutes")),
                row.getString("webhook_key"),
                address == null ? null : URI.create(address),
                mode == null ? null : Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                row.getBoolean("auto_start"),
                row.getBoolean("activated"),
                row.getLong("activation"),
                row.getBoolean("halted"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                failure(row),
                row.getBoolean("from_environment"),
                new Counters(
                        row.getLong("received"),
                        row.getLong("sent"),
                        row.getLong("refused"),
                        instant(row, "refused_at"),
                        row.getLong("limited"),
                        instant(row, "limited_at")),
                instant(row, "last_activity_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static @Nullable Profile profile(ResultSet row) throws SQLException {
        String accountId = row.getString("account_id");
        if (accountId == null) {
            return null;
        }
        String[] notes = (String[]) row.getArray("notes").getArray();
        return new Profile(accountId, row.getString("account_name"), List.of(notes));
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        Instant at = instant(row, "error_at");
        return code == null || at == null ? null : new Failure(code, row.getString("error_message"), at);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
