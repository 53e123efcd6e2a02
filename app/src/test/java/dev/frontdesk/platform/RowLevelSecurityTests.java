package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.testkit.PlatformTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class RowLevelSecurityTests {

    /** Read before it is known who asks: organizations, sessions, which say whose turn it is, and what loads at start. */
    private static final Set<String> NOT_TENANT_TABLES = Set.of("organization", "session", "demo_loading");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("pipeline") JdbcClient pipeline;

    @Autowired
    Tenancy tenancy;

    @Autowired
    TestOrganizations organizations;

    @Autowired
    DatabaseAddress address;

    JdbcClient owner;

    @BeforeEach
    void makeATenantTable() {
        owner = TestPostgres.owner(address);
        owner.sql("drop table if exists planted").update();
        owner.sql("create table planted (organization_id uuid, id int, primary key (organization_id, id))")
                .update();
        owner.sql("select make_tenant_table('planted')::text").query().singleValue();
    }

    @Test
    void everyTenantTableHasAPolicy() {
        List<String> open = owner.sql("""
                        select t.relname
                        from pg_class t
                        join pg_attribute a on a.attrelid = t.oid and a.attname = 'organization_id'
                        where t.relnamespace = 'public'::regnamespace
                          and t.relkind in ('r', 'p')
                          and not (t.relrowsecurity and exists (select from pg_policy p where p.polrelid = t.oid))
                        """).query(String.class).list();
        assertThat(open).isSubsetOf(NOT_TENANT_TABLES);
    }

    @Test
    void everyTenantTableLeadsItsKeyWithTheOrganization() {
        List<String> others = owner.sql("""
                        select t.relname
                        from pg_class t
                        join pg_attribute a on a.attrelid = t.oid and a.attname = 'organization_id'
                        left join pg_index i on i.indrelid = t.oid and i.indisprimary
                        where t.relnamespace = 'public'::regnamespace
                          and t.relkind in ('r', 'p')
                          and t.relrowsecurity
                          and (i.indkey is null or i.indkey[0] <> a.attnum)
                        """).query(String.class).list();
        assertThat(others).isEmpty();
    }

    @Test
    void aLookShowsOneOrganizationOnlyAndLeavesNothingOpen() {
        OrganizationId mine = organizations.create();
        OrganizationId theirs = organizations.create();
        tenancy.run(mine, () -> insert(mine, 1));
        tenancy.run(theirs, () -> insert(theirs, 2));
        Look<Integer> all = Look.of("select id from planted", (row, number) -> row.getInt(1));
        Look<Integer> greater = Look.of("select id from planted where id > ?", (row, number) -> row.getInt(1), 0);

        for (int i = 0; i < 20; i++) {
            assertThat(tenancy.look(mine, all)).containsExactly(1);
            assertThat(tenancy.look(theirs, all)).containsExactly(2);
            List<Integer> both =
                    tenancy.look(mine, greater, all, (first, second) -> List.of(first.getFirst(), second.getFirst()));
            assertThat(both).containsExactly(1, 1);
        }
        assertThat(jdbc.sql("select id from planted").query(Integer.class).list())
                .isEmpty();
        assertThat(tenancy.<List<Integer>>write(theirs, () -> tenancy.look(theirs, all)))
                .containsExactly(2);
    }

    @Test
    void aForgottenWhereShowsOneOrganizationOnly() {
        OrganizationId mine = organizations.create();
        OrganizationId theirs = organizations.create();
        tenancy.run(mine, () -> insert(mine, 1));
        tenancy.run(theirs, () -> insert(theirs, 2));

        assertThat(tenancy.read(mine, this::ids)).containsExactly(1);
        assertThat(tenancy.write(
                        theirs,
                        () -> jdbc.sql("update planted set id = id + 10").update()))
                .isEqualTo(1);
        assertThat(tenancy.write(theirs, () -> jdbc.sql("delete from planted").update()))
                .isEqualTo(1);
        assertThat(tenancy.read(mine, this::ids)).containsExactly(1);
    }

    @Test
    void nothingIsSeenOutsideOfAnOrganization() {
        OrganizationId mine = organizations.create();
        tenancy.run(mine, () -> insert(mine, 1));

        assertThat(ids()).isEmpty();
    }

    @Test
    void theOrganizationEndsWithItsTransaction() {
        OrganizationId mine = organizations.create();
        tenancy.run(mine, () -> insert(mine, 1));
        for (int i = 0; i < 50; i++) {
            assertThat(tenancy.read(mine, this::ids)).containsExactly(1);
            assertThat(ids()).isEmpty();
        }
    }

    @Test
    void refusesARowOfAnotherOrganization() {
        OrganizationId mine = organizations.create();
        OrganizationId theirs = organizations.create();

        assertThatThrownBy(() -> tenancy.run(mine, () -> insert(theirs, 1)))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> insert(mine, 1)).rootCause().hasMessageContaining("row-level security");
        tenancy.run(mine, () -> insert(mine, 1));
        assertThatThrownBy(() -> tenancy.run(
                        mine,
                        () -> jdbc.sql("update planted set organization_id = ?")
                                .param(theirs.value())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void thePipelineTouchesItsOwnTablesAlone() {
        assertThatThrownBy(() -> pipeline.sql("select id from planted")
                        .query(Integer.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pipeline.sql("select name from organization")
                        .query(String.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied");

        OrganizationId mine = organizations.create();
        tenancy.run(mine, () -> insert(mine, 1));
        owner.sql("select open_to_pipeline('planted', 'select')::text").query().singleValue();

        assertThat(pipeline.sql("select id from planted").query(Integer.class).list())
                .containsExactly(1);
        assertThatThrownBy(() -> pipeline.sql("delete from planted").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void bothDoorsWorkUnderRolesThatCannotLookPastThePolicies() {
        for (JdbcClient door : List.of(jdbc, pipeline)) {
            assertThat(door.sql("select current_user").query(String.class).single())
                    .startsWith("frontdesk_");
            assertThat(door.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
            assertThatThrownBy(() -> door.sql("alter table planted disable row level security")
                            .update())
                    .rootCause()
                    .hasMessageContaining("must be owner");
        }
    }

    private List<Integer> ids() {
        return jdbc.sql("select id from planted").query(Integer.class).list();
    }

    private void insert(OrganizationId organization, int id) {
        jdbc.sql("insert into planted (organization_id, id) values (?, ?)")
                .params(organization.value(), id)
                .update();
    }
}
