package dev.frontdesk.mcp;

import dev.frontdesk.mcp.OutsideServer.Auth;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Vault;
import dev.frontdesk.tool.Audience;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attached servers and their tools. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class ServerStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    ServerStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private static String context(UUID server) {
        return "mcp-server/" + server + "/secret";
    }

    List<OutsideServer> list(OrganizationId organization, ProjectId project) {
        return jdbc.sql("""
                        select *
                        from mcp_server
                        where organization_id = ? and project_id = ?
                        order by created_at, server_id
                        """)
                .params(organization.value(), project.value())
                .query((row, n) -> server(organization, row))
                .list();
    }

    Optional<OutsideServer> find(OrganizationId organization, ProjectId project, UUID id) {
        return jdbc.sql("select * from mcp_server where organization_id = ? and project_id = ? and server_id = ?")
                .params(organization.value(), project.value(), id)
                .query((row, n) -> server(organization, row))
                .optional();
    }

    private OutsideServer server(OrganizationId organization, ResultSet row) throws SQLException {
        UUID id = row.getObject("server_id", UUID.class);
        Timestamp checked = row.getTimestamp("checked_at");
        return new OutsideServer(
                id,
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("name"),
                row.getString("prefix"),
                URI.create(row.getString("url")),
                Auth.valueOf(row.getString("auth").toUpperCase(Locale.ROOT)),
                row.getString("header_name"),
                row.getString("secret_preview"),
                Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
                row.getBoolean("switched_on"),
                row.getString("problem"),
                checked == null ? null : checked.toInstant(),
                tools(organization, id));
    }

    private List<OutsideTool> tools(OrganizationId organization, UUID server) {
        return jdbc.sql("select * from mcp_tool where organization_id = ? and server_id = ? order by name")
                .params(organization.value(), server)
                .query((row, n) -> new OutsideTool(
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("input_schema"),
                        row.getBoolean("read_only"),
                        row.getBoolean("listed"),
                        Use.of(row.getString("use")),
                        row.getString("approved_description"),
                        row.getString("approved_schema")))
                .list();
    }

    Optional<Secret> secret(OrganizationId organization, UUID id) {
        return jdbc.sql(
                        "select secret from mcp_server where organization_id = ? and server_id = ? and secret is not null")
                .params(organization.value(), id)
                .query(byte[].class)
                .optional()
                .map(kept -> new Secret(new String(vault.open(kept, context(id)), StandardCharsets.UTF_8)));
    }

    void insert(OrganizationId organization, OutsideServer server, @Nullable Secret secret, Instant now) {
        jdbc.sql("""
                        insert into mcp_server (organization_id, server_id, project_id, name, prefix, url, auth,
                            header_name, secret, secret_preview, audience, switched_on, created_at)
                        values (:organization, :id, :project, :name, :prefix, :url, :auth,
                            :header, :secret, :preview, :audience, :on, :now)
                        """)
                .params(values(organization, server, secret))
                .param("project", server.project().value())
                .param("prefix", server.prefix())
                .param("now", Timestamp.from(now))
                .update();
    }

    void update(OrganizationId organization, OutsideServer server, @Nullable Secret secret) {
        jdbc.sql("""
                        update mcp_server
                        set name = :name, url = :url, auth = :auth, header_name = :header, secret = :secret,
                            secret_preview = :preview, audience = :audience, switched_on = :on
                        where organization_id = :organization and server_id = :id
                        """).params(values(organization, server, secret)).update();
    }

    private Map<String, @Nullable Object> values(
            OrganizationId organization, OutsideServer server, @Nullable Secret secret) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("organization", organization.value());
        values.put("id", server.id());
        values.put("name", server.name());
        values.put("url", server.url().toString());
        values.put("auth", server.auth().name().toLowerCase(Locale.ROOT));
        values.put("header", server.headerName());
        values.put(
                "secret",
                secret == null
                        ? null
                        : vault.seal(secret.reveal().getBytes(StandardCharsets.UTF_8), context(server.id())));
        values.put("preview", secret == null ? null : secret.preview());
        values.put("audience", server.audience().name().toLowerCase(Locale.ROOT));
        values.put("on", server.on());
        return values;
    }

    boolean delete(OrganizationId organization, ProjectId project, UUID id) {
        return jdbc.sql("delete from mcp_server where organization_id = ? and project_id = ? and server_id = ?")
                        .params(organization.value(), project.value(), id)
                        .update()
                > 0;
    }

    void deleteAll(OrganizationId organization, ProjectId project) {
        jdbc.sql("delete from mcp_server where organization_id = ? and project_id = ?")
                .params(organization.value(), project.value())
                .update();
    }

    /** @param problem null: it was asked with success */
    void checked(OrganizationId organization, UUID id, Instant at, @Nullable String problem) {
        jdbc.sql("""
                        update mcp_server
                        set checked_at = :at, problem = :problem
                        where organization_id = :organization and server_id = :id
                        """)
                .param("at", Timestamp.from(at))
                .param("problem", problem)
                .param("organization", organization.value())
                .param("id", id)
                .update();
    }

    /** Takes what a server lists now in place of what it listed before; what was approved stays as it was. */
    void listed(OrganizationId organization, UUID server, List<OutsideTool> tools) {
        jdbc.sql("update mcp_tool set listed = false where organization_id = ? and server_id = ?")
                .params(organization.value(), server)
                .update();
        for (OutsideTool tool : tools) {
            jdbc.sql("""
                            insert into mcp_tool
                                (organization_id, server_id, name, description, input_schema, read_only)
                            values (?, ?, ?, ?, ?, ?)
                            on conflict (organization_id, server_id, name) do update
                            set description = excluded.description, input_schema = excluded.input_schema,
                                read_only = excluded.read_only, listed = true
                            """)
                    .params(
                            organization.value(),
                            server,
                            tool.name(),
                            tool.description(),
                            tool.schema(),
                            tool.readOnly())
                    .update();
        }
        jdbc.sql("""
                        delete from mcp_tool
                        where organization_id = ? and server_id = ? and not listed and approved_description is null
                        """).params(organization.value(), server).update();
    }

    /** Approves the tool as the server describes it now. */
    void approve(OrganizationId organization, UUID server, String tool, Use use) {
        jdbc.sql("""
                        update mcp_tool
                        set use = ?, approved_description = description, approved_schema = input_schema
                        where organization_id = ? and server_id = ? and name = ?
                        """).params(use.word(), organization.value(), server, tool).update();
    }

    void switchOff(OrganizationId organization, UUID server, String tool) {
        jdbc.sql("update mcp_tool set use = 'off' where organization_id = ? and server_id = ? and name = ?")
                .params(organization.value(), server, tool)
                .update();
    }
}
