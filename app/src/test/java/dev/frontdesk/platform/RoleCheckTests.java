package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RoleCheckTests {

    private final String url = TestPostgres.migratedDatabase();
    private final JdbcClient owner = TestPostgres.owner(url);

    @AfterEach
    void takeTheTableBack() {
        owner.sql("drop table if exists seized").update();
    }

    @Test
    void refusesToStartWhenTheRoleOwnsATable() {
        owner.sql("grant create on schema public to frontdesk_app").update();
        owner.sql("create table seized (id int)").update();
        owner.sql("alter table seized owner to frontdesk_app").update();

        assertThatThrownBy(() -> Database.migrate(DatabaseAddress.parse(url)))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("frontdesk_app")
                .hasMessageContaining("alter role");
    }

    @Test
    void startsAgainOnAMigratedDatabase() {
        Database.migrate(DatabaseAddress.parse(url));
    }

    @Test
    void refusesAUserWhoMayNotMakeRolesAndSaysWhatToRun() {
        String empty = TestPostgres.emptyDatabase();
        TestPostgres.owner(empty).sql("create role poor login password 'fake'").update();
        TestPostgres.owner(empty).sql("grant create on schema public to poor").update();
        DatabaseAddress rich = DatabaseAddress.parse(empty);

        assertThatThrownBy(() -> Database.migrate(new DatabaseAddress(rich.jdbcUrl(), "poor", "fake")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("grant frontdesk_app, frontdesk_pipeline to poor");
    }
}
