package dev.frontdesk.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** One server for the test JVM. Every caller gets a database of its own, copied from one that was migrated once. */
public final class TestPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    /** A migrated, empty database. @return its address in the form of {@code DATABASE_URL} */
    public static String migratedDatabase() {
        return url(create("template migrated"));
    }

    /** A database without any table. */
    public static String emptyDatabase() {
        return url(create(""));
    }

    /** Statements as the owner of the database, past row-level security. */
    public static JdbcClient owner(String url) {
        return owner(DatabaseAddress.parse(url));
    }

    static JdbcClient owner(DatabaseAddress address) {
        return JdbcClient.create(new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password()));
    }

    private static String create(String clause) {
        String name = "test_" + COUNT.incrementAndGet();
        owner(url("frontdesk")).sql("create database " + name + " " + clause).update();
        return name;
    }

    private static String url(String database) {
        DatabaseAddress address = SERVER.address(database);
        return address.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + address.user() + ":" + address.password() + "@");
    }

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("frontdesk-postgres");
            EmbeddedPostgres server = EmbeddedPostgres.start(
                    folder.resolve("server"),
                    Files.createDirectories(Path.of("target/postgres").toAbsolutePath()),
                    Map.of("fsync", "off", "max_connections", "500"));
            // After all contexts are closed: closing them needs the database.
            SpringApplication.getShutdownHandlers().add(() -> {
                server.close();
                FileSystemUtils.deleteRecursively(folder.toFile());
            });
            owner(server.address("frontdesk")).sql("create database migrated").update();
            Database.migrate(server.address("migrated"));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
