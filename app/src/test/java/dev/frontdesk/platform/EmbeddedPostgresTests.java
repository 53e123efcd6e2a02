package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir
    Path temp;

    private Path folder;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void firstStart() {
        folder = temp.resolve("data/postgres");
        postgres = start();
        TestPostgres.owner(postgres.address()).sql("create table kept (id int)").update();
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void keepsItsDataAndItsPasswordFromStartToStart() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
        postgres.close();
        assertThat(pidFile()).doesNotExist();

        postgres = start();
        assertThat(kept()).isZero();
    }

    @Test
    void writesDurablyAndListensOnLoopbackOnly() {
        for (Map.Entry<String, String> setting : Map.of(
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "full_page_writes", "on",
                        "listen_addresses", "127.0.0.1",
                        "password_encryption", "scram-sha-256")
                .entrySet()) {
            assertThat(TestPostgres.owner(postgres.address())
                            .sql("show " + setting.getKey())
                            .query(String.class)
                            .single())
                    .isEqualTo(setting.getValue());
        }
        DatabaseAddress address = postgres.address();
        for (String user : List.of("postgres", "frontdesk")) {
            assertThatThrownBy(() -> TestPostgres.owner(new DatabaseAddress(address.jdbcUrl(), user, "guess"))
                            .sql("select 1")
                            .query()
                            .singleValue())
                    .rootCause()
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void theUserWeSignInAsIsNoSuperuser() {
        assertThat(TestPostgres.owner(postgres.address())
                        .sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void startsAKilledServerAgainOnItsPort() {
        long killed = postgres.pid();
        kill(killed);

        await().atMost(Duration.ofMinutes(1)).until(() -> postgres.pid() != killed && answers());
        assertThat(kept()).isZero();
    }

    @Test
    void removesAPidFileThatNobodyStandsBehind() throws Exception {
        postgres.close();
        // the process of this test is alive, and no postgres
        Files.writeString(
                pidFile(), ProcessHandle.current().pid() + "\n" + folder.resolve("cluster") + "\n1\n1\n\n127.0.0.1\n");

        postgres = start();
        assertThat(kept()).isZero();
    }

    @Test
    void stopsAServerThatAnEarlierRunLeftBehind() throws Exception {
        long orphan = postgres.pid();

        EmbeddedPostgres second = start();
        try {
            assertThat(ProcessHandle.of(orphan).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
            assertThat(TestPostgres.owner(second.address())
                            .sql("select count(*) from kept")
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            postgres.close();
            second.close();
        }
    }

    @Test
    void setsANewPasswordWhenTheFileIsLost() throws Exception {
        postgres.close();
        Files.delete(folder.resolve("password"));

        postgres = start();
        assertThat(kept()).isZero();
    }

    @Test
    void beginsAgainAfterASetUpThatWasCutShort() throws Exception {
        Path other = temp.resolve("other");
        Files.createDirectories(other.resolve("cluster.new/base"));
        Files.writeString(other.resolve("cluster.new/PG_VERSION"), "18");

        try (EmbeddedPostgres fresh = EmbeddedPostgres.start(other, programs(), Map.of())) {
            assertThat(TestPostgres.owner(fresh.address())
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesAClusterOfAnotherMajorVersion() throws Exception {
        postgres.close();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining(folder.toString());
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "18\n");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, programs(), Map.of());
    }

    private static Path programs() {
        try {
            return Files.createDirectories(Path.of("target/postgres").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return folder.resolve("cluster/postmaster.pid");
    }

    private long kept() {
        return TestPostgres.owner(postgres.address())
                .sql("select count(*) from kept")
                .query(Long.class)
                .single();
    }

    private boolean answers() {
        try {
            return kept() == 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
