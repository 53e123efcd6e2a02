package dev.frontdesk.platform;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start when a role that the program works under could look past row-level security. */
final class RoleCheck {

    private static final String BYPASSING = """
            select role.rolname
            from pg_roles role
            where role.rolname in ('frontdesk_app', 'frontdesk_pipeline')
              and (role.rolsuper
                or role.rolbypassrls
                or exists (
                    select from pg_roles other
                    where (other.rolsuper or other.rolbypassrls)
                      and pg_has_role(role.oid, other.oid, 'member'))
                or exists (
                    select from pg_class t
                    where t.relnamespace = 'public'::regnamespace
                      and t.relkind in ('r', 'p')
                      and pg_has_role(role.oid, t.relowner, 'member')))
            order by role.rolname
            """;

    private RoleCheck() {}

    static void refuseIfBypassing(DataSource owner) {
        List<String> roles =
                JdbcClient.create(owner).sql(BYPASSING).query(String.class).list();
        if (!roles.isEmpty()) {
            String role = roles.getFirst();
            throw new OperatorError("The database role " + role
                    + " could read every organization: it is a superuser, has BYPASSRLS, owns the tables, or is a"
                    + " member of a role that does. Run: alter role " + role
                    + " nosuperuser nobypassrls; and revoke its memberships (\\du+ " + role + " shows them).");
        }
    }
}
