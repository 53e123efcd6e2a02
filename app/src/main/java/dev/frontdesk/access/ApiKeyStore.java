package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ApiKeyStore {

    /** @param maker null where no person made it */
    record Found(
            Caller caller,
            @Nullable AccountId maker,
            @Nullable Instant usedAt) {}

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganizationId organization, ApiKey key, @Nullable AccountId maker, byte[] tokenHash) {
        jdbc.sql("""
                        insert into api_key (organization_id, key_id, name, role, project_ids,
                            super_admin, from_settings, token_hash, preview, created_at, made_by)
                        values (:organization, :id, :name, :role, :projects,
                            :superAdmin, :fromSettings, :tokenHash, :preview, :createdAt, :maker)
                        """)
                .param("organization", organization.value())
                .param("id", key.id())
                .param("name", key.name())
                .param("role", key.role().name().toLowerCase(Locale.ROOT))
                .param("projects", key.grants().stream().map(ProjectId::value).toArray(UUID[]::new))
                .param("superAdmin", key.superAdmin())
                .param("fromSettings", key.fromSettings())
                .param("tokenHash", tokenHash)
                .param("preview", key.preview())
                .param("createdAt", key.createdAt().atOffset(ZoneOffset.UTC))
                .param("maker", maker == null ? null : maker.value(), Types.OTHER)
                .update();
    }

    /** Asked before any organization is known. */
    Optional<Found> find(byte[] tokenHash) {
        return jdbc.sql("select * from find_api_key(:tokenHash)")
                .param("tokenHash", tokenHash)
                .query((row, n) -> found(row))
                .optional();
    }

    void used(OrganizationId organization, UUID id, Instant at) {
        jdbc.sql("update api_key set used_at = :at where organization_id = :organization and key_id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("organization", organization.value())
                .param("id", id)
                .update();
    }

    List<ApiKey> list(OrganizationId organization, UUID after, int limit) {
        return jdbc.sql("""
                        select *
                        from api_key
                        where organization_id = :organization
                        and key_id > :after
                        order by key_id
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> key(row))
                .list();
    }

    boolean delete(OrganizationId organization, UUID id) {
        return jdbc.sql("delete from api_key where organization_id = :organization and key_id = :id")
                        .param("organization", organization.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Who made a key; empty where no person did. */
    Optional<AccountId> maker(OrganizationId organization, UUID id) {
        return jdbc.sql("""
                        select made_by
                        from api_key
                        where organization_id = :organization
                        and key_id = :id
                        and made_by is not null
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    /** @return the ids of those that the account made */
    List<UUID> deleteOf(OrganizationId organization, AccountId maker) {
        return jdbc.sql("""
                        delete from api_key
                        where organization_id = :organization
                        and made_by = :maker
                        returning key_id
                        """)
                .param("organization", organization.value())
                .param("maker", maker.value())
                .query(UUID.class)
                .list();
    }

    /** @return the ids of those that were made from the settings */
    List<UUID> deleteFromSettings(OrganizationId organization) {
        return jdbc.sql("""
                        delete from api_key
                        where organization_id = :organization
                        and from_settings
                        returning key_id
                        """)
                .param("organization", organization.value())
                .query(UUID.class)
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        ApiKey key = key(row);
        OrganizationId organization = new OrganizationId(row.getObject("organization_id", UUID.class));
        UUID maker = row.getObject("made_by", UUID.class);
        return new Found(
                new Caller(
                        Caller.Kind.API_KEY,
                        key.id(),
                        key.name(),
                        organization,
                        key.role(),
                        key.superAdmin(),
                        key.grants()),
                maker == null ? null : new AccountId(maker),
                key.usedAt());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        OffsetDateTime usedAt = row.getObject("used_at", OffsetDateTime.class);
        return new ApiKey(
                row.getObject("key_id", UUID.class),
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                projects(row),
                row.getBoolean("super_admin"),
                row.getBoolean("from_settings"),
                row.getString("preview"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                usedAt == null ? null : usedAt.toInstant());
    }

    private static Set<ProjectId> projects(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("project_ids").getArray())
                .map(ProjectId::new)
                .collect(Collectors.toSet());
    }
}
