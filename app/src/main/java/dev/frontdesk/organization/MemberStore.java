package dev.frontdesk.organization;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
class MemberStore {

    private static final String SELECT = """
            select m.*, coalesce(a.email, m.invited_email) as email, coalesce(a.name, m.invited_name) as name,
                array(select g.project_id from project_grant g
                    where g.organization_id = m.organization_id and g.member_id = m.member_id) as project_ids
            from member m
            left join account a on a.account_id = m.account_id
            where m.organization_id = :organization
            """;

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> list(OrganizationId organization, @Nullable MemberId after, int limit) {
        return jdbc.sql(SELECT + "and m.member_id > :after order by m.member_id limit :limit")
                .param("organization", organization.value())
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query((row, n) -> member(row))
                .list();
    }

    Optional<Member> find(OrganizationId organization, MemberId id) {
        return jdbc.sql(SELECT + "and m.member_id = :id")
                .param("organization", organization.value())
                .param("id", id.value())
                .query((row, n) -> member(row))
                .optional();
    }

    /** One change of the members at a time. */
    void lock(OrganizationId organization) {
        jdbc.sql("select organization_id from organization where organization_id = :organization for no key update")
                .param("organization", organization.value())
                .query(UUID.class)
                .optional();
    }

    /** How many people may administer the organization. */
    int vendors(OrganizationId organization) {
        return jdbc.sql("""
                        select count(*)
                        from member
                        where organization_id = :organization
                        and role = 'vendor'
                        and account_id is not null
                        """)
                .param("organization", organization.value())
                .query(Integer.class)
                .single();
    }

    boolean hasAddress(OrganizationId organization, String email) {
        return jdbc.sql("""
                        select exists (
                            select from member m
                            join account a on a.account_id = m.account_id
                            where m.organization_id = :organization
                            and lower(a.email) = lower(:email))
                        """)
                .param("organization", organization.value())
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    void insert(OrganizationId organization, Member member) {
        AccountId account = member.account();
        jdbc.sql("""
                        insert into member (organization_id, member_id, account_id, role,
                            invited_email, invited_name, created_at)
                        values (:organization, :id, :account, :role, :email, :name, :createdAt)
                        """)
                .param("organization", organization.value())
                .param("id", member.id().value())
                .param("account", account == null ? null : account.value())
                .param("role", name(member.role()))
                .param("email", account == null ? member.email() : null)
                .param("name", account == null ? member.name() : null)
                .param("createdAt", member.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void join(OrganizationId organization, MemberId id, AccountId account) {
        jdbc.sql("""
                        update member
                        set account_id = :account, invited_email = null, invited_name = null
                        where organization_id = :organization
                        and member_id = :id
                        and account_id is null
                        """)
                .param("account", account.value())
                .param("organization", organization.value())
                .param("id", id.value())
                .update();
    }

    void changeRole(OrganizationId organization, MemberId id, Role role) {
        jdbc.sql("update member set role = :role where organization_id = :organization and member_id = :id")
                .param("role", name(role))
                .param("organization", organization.value())
                .param("id", id.value())
                .update();
    }

    void delete(OrganizationId organization, MemberId id) {
        jdbc.sql("delete from member where organization_id = :organization and member_id = :id")
                .param("organization", organization.value())
                .param("id", id.value())
                .update();
    }

    boolean grant(OrganizationId organization, ProjectId project, MemberId id) {
        return jdbc.sql("""
                        insert into project_grant (organization_id, project_id, member_id)
                        values (:organization, :project, :id)
                        on conflict do nothing
                        """)
                        .param("organization", organization.value())
                        .param("project", project.value())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    boolean revoke(OrganizationId organization, ProjectId project, MemberId id) {
        return jdbc.sql("""
                        delete from project_grant
                        where organization_id = :organization
                        and project_id = :project
                        and member_id = :id
                        """)
                        .param("organization", organization.value())
                        .param("project", project.value())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    void forget(OrganizationId organization, ProjectId project) {
        jdbc.sql("delete from project_grant where organization_id = :organization and project_id = :project")
                .param("organization", organization.value())
                .param("project", project.value())
                .update();
    }

    List<Membership> memberships(AccountId account) {
        return jdbc.sql("select * from memberships_of(:account)")
                .param("account", account.value())
                .query((row, n) -> new Membership(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        row.getString("organization_name"),
                        new MemberId(row.getObject("member_id", UUID.class)),
                        role(row),
                        projects(row)))
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new Member(
                new MemberId(row.getObject("member_id", UUID.class)),
                account == null ? null : new AccountId(account),
                row.getString("email"),
                row.getString("name"),
                role(row),
                projects(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
    }

    private static Set<ProjectId> projects(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("project_ids").getArray())
                .map(ProjectId::new)
                .collect(Collectors.toSet());
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
